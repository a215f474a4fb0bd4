package io.rialto.demo.twin;

import io.rialto.demo.http.Form;
import io.rialto.demo.openid.NotBelieved;
import io.rialto.demo.openid.NotBelieved.Doubt;
import io.rialto.demo.openid.Provider;
import io.rialto.demo.openid.Provider.Registration;
import io.rialto.demo.openid.Tokens;
import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** A service that logs people in with an OpenID Provider: it asks, and takes a code to the site itself. */
final class OidcTwin implements Twin {

    /**
     * @param pkce whether it sends a challenge (RFC 7636)
     * @param start where a login begins that comes from the site; empty: anywhere, by the site's name (OpenID Connect Core §4)
     * @param required claims of the ID token without which it refuses
     * @param verified whether the address must be verified
     */
    record Rules(
            String clientId, String redirectUri, boolean pkce, String start, Set<String> required, boolean verified) {}

    private record Asked(String nonce, String verifier) {}

    private final Rules rules;
    private final Provider provider;
    private final Tokens tokens;
    private final Book book;
    private final Map<String, Asked> asked;

    OidcTwin(Rules rules, Connection connection, Book book) {
        this(
                rules,
                new Provider(new Registration(connection.issuer(), rules.clientId(), connection.secret())),
                Clock.systemUTC(),
                book,
                new ConcurrentHashMap<>());
    }

    private OidcTwin(Rules rules, Provider provider, Clock clock, Book book, Map<String, Asked> asked) {
        this.rules = rules;
        this.provider = provider;
        this.tokens = new Tokens(provider, clock);
        this.book = book;
        this.asked = asked;
    }

    @Override
    public Optional<URI> begin(URI opened) {
        if (rules.start().isEmpty()) {
            if (!provider.issuer().equals(Brought.by(opened).parameters().get("iss"))) {
                throw new IllegalArgumentException("a login at an issuer that the service does not know");
            }
        } else if (!opened.toString().equals(rules.start())) {
            throw new IllegalArgumentException("no login begins at " + opened);
        }
        String state = text();
        Asked login = new Asked(text(), rules.pkce() ? text() + text() : "");
        asked.put(state, login);
        try {
            return Optional.of(
                    URI.create(provider.endpoint("authorization_endpoint") + "?" + Form.write(request(state, login))));
        } catch (NotBelieved unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private Map<String, String> request(String state, Asked login) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", rules.clientId());
        request.put("redirect_uri", rules.redirectUri());
        request.put("scope", "openid email profile");
        request.put("state", state);
        request.put("nonce", login.nonce());
        if (rules.pkce()) {
            request.put(
                    "code_challenge",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.sha256(login.verifier())));
            request.put("code_challenge_method", "S256");
        }
        return request;
    }

    @Override
    public Verdict receive(Brought brought) {
        Asked login = asked.remove(brought.parameter("state"));
        if (login == null) {
            return new Refused(Why.NOT_ASKED);
        }
        // RFC 9207
        if (!provider.issuer().equals(brought.parameter("iss"))) {
            return new Refused(Why.WRONG_ISSUER);
        }
        try {
            JsonNode answer = provider.tokens(brought.parameter("code"), rules.redirectUri(), login.verifier());
            return entered(tokens.identity(
                    answer.path("id_token").asString(""),
                    login.nonce(),
                    answer.path("access_token").asString("")));
        } catch (NotBelieved reason) {
            return new Refused(why(reason.doubt()));
        }
    }

    private Verdict entered(JsonNode identity) {
        Map<String, String> members = new HashMap<>();
        identity.properties()
                .forEach(claim -> members.put(
                        claim.getKey(),
                        claim.getValue().isString()
                                ? claim.getValue().asString("")
                                : claim.getValue().toString()));
        if (!members.keySet().containsAll(rules.required())) {
            return new Refused(Why.INCOMPLETE);
        }
        if (rules.verified() && !identity.path("email_verified").asBoolean(false)) {
            return new Refused(Why.NOT_VERIFIED);
        }
        return book.enter(members);
    }

    private static Why why(Doubt doubt) {
        return switch (doubt) {
            case FORM -> Why.MALFORMED;
            case ISSUER -> Why.WRONG_ISSUER;
            case AUDIENCE -> Why.WRONG_AUDIENCE;
            case SIGNATURE -> Why.NOT_SIGNED;
            case TIME -> Why.EXPIRED;
            case REQUEST -> Why.NOT_ASKED;
            case DECLINED -> Why.DECLINED;
        };
    }

    private static String text() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public Twin at(Clock later) {
        return new OidcTwin(rules, provider, later, book, asked);
    }

    @Override
    public Optional<String> token() {
        return Optional.of("code");
    }

    @Override
    public Guards guards() {
        return new Guards(true, true);
    }
}
