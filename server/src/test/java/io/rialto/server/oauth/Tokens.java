package io.rialto.server.oauth;

import io.rialto.server.audit.Who;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.organization.ApiCredentials.Made;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.People;
import io.rialto.server.organization.Role;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import java.util.Map;

/** Acme's owner Olga with an API credential, and what makes tokens of it. */
public final class Tokens {

    public static final String ISSUER = "https://auth.rialto.test";

    public final People people;
    public final Organization acme;
    public final Membership olga;
    public final Made made;
    public final TokenKeys keys;
    public final AccessTokens tokens;

    public Tokens(TestDatabase database) {
        people = new People(database);
        acme = people.organization("acme");
        olga = people.member(acme, "olga", Role.OWNER);
        made = credential(olga);
        keys = keysOf(ISSUER);
        tokens = tokensOf(keys);
    }

    /** The credential of a member. */
    public Made credential(Membership member) {
        return people.credentials.create(
                member.organization(),
                member.user(),
                "ci",
                ApiCredential.USUAL_LIFE,
                Notes.NONE,
                Who.user(member.user().value()));
    }

    /** A good token of a credential. */
    public String token(Made credential) {
        return tokens.issue(credential.credential().clientId(), credential.secret())
                .orElseThrow()
                .token();
    }

    String token() {
        return token(made);
    }

    TokenKeys keysOf(String issuer) {
        Settings settings = new Variables(Map.of("RIALTO_AUTH_URL", issuer)::get).read();
        return new TokenKeys(new TokenKeyRows(people.jdbc, people.vault, people.random), settings, people.clock);
    }

    AccessTokens tokensOf(TokenKeys of) {
        return new AccessTokens(of, new Grants(people.jdbc), people.credentials, people.clock, people.random);
    }

    TokenRetention retention() {
        return new TokenRetention(new Grants(people.jdbc), keys, people.clock);
    }

    TokenEndpoint endpoint() {
        return new TokenEndpoint(tokens, people.credentials, people.clock);
    }
}
