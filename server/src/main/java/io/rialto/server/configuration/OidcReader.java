package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Oidc.Lifetimes;
import io.rialto.server.externalservice.Oidc.Proof;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.release.Expressions.Purpose;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a service's {@code oidc}. One for each site: client ids are unique within it. */
final class OidcReader {

    /** What an ID token says of itself: no mapping may say it. */
    private static final Set<String> OF_THE_PROTOCOL = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "c_hash",
            "s_hash",
            "sid",
            "sub_jwk",
            "events",
            "cnf",
            "act",
            "may_act",
            "_claim_names",
            "_claim_sources");

    private static final Rule<String> CLIENT_ID = Rules.text(200)
            .unless(text -> !text.matches("[\\x21-\\x7e]*"), "must be visible ASCII without spaces"); // RFC 6749 A.1
    private static final Rule<NameIdKind> SUBJECT = Rules.oneOf(Map.of(
            "persistent", NameIdKind.PERSISTENT, "email", NameIdKind.EMAIL, "customer_id", NameIdKind.CUSTOMER_ID));

    private final Set<String> ids;

    OidcReader() {
        this(Set.of());
    }

    /** @param taken ids of the site's other clients */
    OidcReader(Set<String> taken) {
        this.ids = new HashSet<>(taken);
    }

    Optional<Spoken> read(Value value) {
        Fields fields = value.fields();
        Rules rules = fields.reading().rules();
        Optional<String> id = fields.needed("client_id").flatMap(this::clientId);
        Secrets secrets = SecretsReader.read(fields, "client_secret");
        Optional<String> jwks = fields.value("jwks").flatMap(ClientKeysReader::read);
        Optional<Proof> proof = ProofReader.read(fields);
        RedirectUris uris =
                new RedirectUris(rules, proof.filter(Proof.NONE::equals).isPresent());
        fields.needed("redirect_uris");
        List<String> redirectUris = fields.list("redirect_uris", uris::read);
        List<String> postLogout = fields.list("post_logout_redirect_uris", uris::read);
        Optional<URI> backchannel = fields.optional("backchannel_logout_uri", rules.address());
        Optional<URI> initiate = fields.optional("initiate_login_uri", rules.address());
        Optional<String> start = fields.optional("start_url", StartUrls.rule(rules));
        if (initiate.isPresent() && start.isPresent()) {
            fields.refused("has \"initiate_login_uri\" and \"start_url\": a launch begins at one of them");
        }
        Optional<NameIdKind> subject = fields.optional("subject", SUBJECT);
        Optional<String> subjectValue = fields.expression("subject_value", Purpose.NAME_ID);
        boolean pkce = pkce(fields, proof);
        boolean refreshTokens = fields.flag("refresh_tokens", false);
        Lifetimes lifetimes = lifetimes(fields);
        return fields.made(() -> new Spoken(
                new Oidc(
                        id.orElseThrow(),
                        proof.orElseThrow(),
                        jwks.orElse(null),
                        List.copyOf(redirectUris),
                        List.copyOf(postLogout),
                        backchannel.orElse(null),
                        initiate.orElse(null),
                        start.orElse(null),
                        subject.orElse(NameIdKind.PERSISTENT),
                        subjectValue.orElse(null),
                        pkce,
                        refreshTokens,
                        lifetimes),
                secrets));
    }

    private Optional<String> clientId(Value value) {
        Optional<String> id = value.read(CLIENT_ID);
        return id.isPresent() && !ids.add(id.get())
                ? value.refused("is another service's: a client id is unique within the site")
                : id;
    }

    private static boolean pkce(Fields fields, Optional<Proof> proof) {
        boolean pkce = fields.flag("pkce", true);
        if (!pkce && proof.filter(Proof.NONE::equals).isPresent()) {
            fields.value("pkce")
                    .ifPresent(value -> value.refused("must be true for a client without a secret or a key"));
        }
        return pkce;
    }

    private static Lifetimes lifetimes(Fields fields) {
        Lifetimes usual = Lifetimes.USUAL;
        return new Lifetimes(
                fields.optional("id_token_lifetime", Durations.between("1m", "1h"))
                        .orElse(usual.idToken()),
                fields.optional("access_token_lifetime", Durations.between("1m", "1d"))
                        .orElse(usual.accessToken()),
                fields.optional("refresh_token_lifetime", Durations.between("1h", "365d"))
                        .orElse(usual.refreshToken()));
    }

    /** The names that a service of this protocol may not give to what it is told. */
    static void check(Fields service, Release release) {
        release.attributes().keySet().stream()
                .filter(OF_THE_PROTOCOL::contains)
                .sorted()
                .forEach(name -> service.needed("attributes")
                        .ifPresent(attributes -> attributes.refused("names \"" + name
                                + "\", which OpenID Connect keeps for itself; who the customer is says oidc.subject")));
    }
}
