package io.rialto.server.configuration;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Algorithm;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.site.Site.KeyKind;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a service's {@code jwt}. */
final class JwtReader {

    private static final Rule<Algorithm> ALGORITHM = Rules.oneOf(Map.of(
            "HS256", Algorithm.HS256,
            "HS384", Algorithm.HS384,
            "HS512", Algorithm.HS512,
            "RS256", Algorithm.RS256,
            "ES256", Algorithm.ES256));
    private static final Rule<Registered> REGISTERED = Rules.oneOf(registered());
    private static final Rule<Duration> LIFETIME =
            text -> text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 10 && Integer.parseInt(text) <= 3_600
                    ? Rule.good(Duration.ofSeconds(Integer.parseInt(text)))
                    : Rule.bad("must be a number of seconds from 10 to 3600");
    private static final String NONE = "none";

    private JwtReader() {}

    /** @param key what the site's own key is */
    static Optional<Spoken> read(Value value, KeyKind key) {
        Fields fields = value.fields();
        Optional<Algorithm> algorithm = fields.optional("algorithm", ALGORITHM);
        Optional<NameIdKind> nameId = fields.optional("name_id", NameIds.RULE);
        Optional<String> nameIdValue = fields.expression("name_id_value", Purpose.NAME_ID);
        Secrets secrets = SecretsReader.read(fields, "secret");
        Jwt.Claims claims = claims(fields);
        Optional<Delivery> delivery = DeliveryReader.read(fields, "jwt");
        Jwt.Login login = login(fields);
        Algorithm chosen = algorithm.orElse(Algorithm.HS256);
        checkKey(fields, chosen, key);
        return fields.made(() -> new Spoken(
                new Jwt(
                        chosen,
                        nameId.orElse(NameIdKind.PERSISTENT),
                        nameIdValue.orElse(null),
                        claims,
                        delivery.orElseThrow(),
                        login),
                secrets));
    }

    private static Jwt.Claims claims(Fields fields) {
        Set<Registered> wanted = EnumSet.noneOf(Registered.class);
        wanted.addAll(fields.list("claims", item -> item.read(REGISTERED)));
        Optional<String> issuer = fields.optional("issuer", Rules.text(1_000));
        Optional<String> audience = fields.optional("audience", Rules.text(1_000));
        Optional<String> subject = fields.optional("subject", DeliveryReader.NAME);
        Optional<String> target = fields.optional("target_claim", DeliveryReader.NAME);
        Optional<Duration> lifetime = fields.optional("lifetime", LIFETIME);
        return new Jwt.Claims(
                wanted.isEmpty() ? EnumSet.of(Registered.ISS, Registered.IAT, Registered.EXP, Registered.JTI) : wanted,
                issuer.orElse(null),
                audience.orElse(null),
                unless(subject.orElse("sub")),
                target.orElse(null),
                lifetime.orElse(Duration.ofSeconds(60)));
    }

    private static Jwt.Login login(Fields fields) {
        Rule<URI> address = fields.reading().rules().address();
        Optional<URI> start = fields.optional("start_url", address);
        List<String> parameters = fields.list("login_parameters", item -> item.read(DeliveryReader.NAME));
        List<String> claims = fields.list("login_claims", item -> item.read(DeliveryReader.NAME));
        Optional<String> target = fields.optional("login_target", DeliveryReader.NAME);
        return new Jwt.Login(
                start.map(URI::toString).orElse(null),
                List.copyOf(parameters),
                List.copyOf(claims),
                target.orElse(null));
    }

    private static void checkKey(Fields fields, Algorithm algorithm, KeyKind key) {
        if (algorithm.isSymmetric()) {
            fields.needed("secret");
            return;
        }
        fields.value("secret")
                .ifPresent(secret ->
                        secret.refused("has no meaning with " + algorithm + ", which signs with the site's own key"));
        if (!algorithm.isOf(key)) {
            fields.value("algorithm")
                    .ifPresent(value -> value.refused(
                            "is " + algorithm + ", but the site's key is of another kind: see \"key\" of the site"));
        }
    }

    /** No released attribute may take the place of what the token says itself. */
    static void check(Fields service, Jwt jwt, Release release) {
        Map<String, Registered> taken = registered();
        release.attributes().keySet().forEach(name -> {
            Registered claim = taken.get(name);
            boolean said = (claim != null && jwt.claims().registered().contains(claim))
                    || name.equals(jwt.claims().subject())
                    || name.equals(jwt.claims().target())
                    || jwt.login().claims().contains(name);
            if (said) {
                service.value("attributes")
                        .ifPresent(value -> value.refused("has \"" + name + "\", which the token says already"));
            }
        });
    }

    private static Map<String, Registered> registered() {
        Map<String, Registered> names = new LinkedHashMap<>();
        for (Registered claim : Registered.values()) {
            names.put(claim.name().toLowerCase(Locale.ROOT), claim);
        }
        return names;
    }

    private static @Nullable String unless(String name) {
        return name.equals(NONE) ? null : name;
    }
}
