package io.rialto.demo.twin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.rialto.demo.twin.Book.Contract;
import io.rialto.kit.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The services of the presets, as their documentation describes them. */
public final class Twins {

    private static final Duration NEVER = Duration.ZERO;

    private Twins() {}

    /** The twin of a preset's service, connected. */
    public static Twin of(String preset, Connection connection) {
        return switch (preset) {
            case "zendesk-jwt" ->
                jwt(
                        connection,
                        rules(
                                "jwt",
                                Set.of("iat", "jti", "name", "email"),
                                Map.of(),
                                Duration.ofMinutes(3),
                                true,
                                false),
                        new Book(Contract.SYNC, List.of("external_id", "email")));
            case "thinkific" ->
                jwt(
                        connection,
                        rules("jwt", Set.of("iat", "email", "first_name", "last_name"), Map.of(), NEVER, false, false),
                        new Book(Contract.SYNC, List.of("external_id", "email")));
            case "canny" ->
                jwt(
                        connection,
                        rules("ssoToken", Set.of("id", "email", "name"), Map.of(), NEVER, false, true),
                        new Book(Contract.SYNC, List.of("id")));
            case "intercom" ->
                jwt(
                        connection,
                        rules("token", Set.of("user_id"), Map.of(), NEVER, false, true),
                        new Book(Contract.SYNC, List.of("user_id")));
            case "smile" ->
                jwt(
                        connection,
                        rules("token", Set.of("sub"), Map.of("dest", "api.smile.io"), NEVER, false, true),
                        new Book(Contract.PRE_CREATED, List.of("sub")));
            case "bigcommerce" ->
                jwt(
                        connection,
                        rules(
                                "",
                                Set.of("iat", "jti", "customer_id"),
                                Map.of(
                                        "iss",
                                        "1234r5t6y7u8i9o0p",
                                        "operation",
                                        "customer_login",
                                        "store_hash",
                                        "abc123"),
                                Duration.ofSeconds(30),
                                true,
                                false),
                        new Book(Contract.PRE_CREATED, List.of("customer_id")));
            case "generic-jwt" ->
                jwt(
                        connection,
                        rules(
                                "jwt",
                                Set.of("sub", "nbf", "jti", "email"),
                                Map.of("iss", connection.issuer(), "aud", "https://partner.test/sso"),
                                NEVER,
                                true,
                                true),
                        new Book(Contract.SYNC, List.of("sub")));
            case "freshworks-jwt" ->
                new PortalTwin(
                        new JwtTwin(
                                new JwtRules(
                                        "id_token",
                                        JWSAlgorithm.RS256,
                                        Set.of("sub", "email", "iat", "nonce"),
                                        Map.of(),
                                        Duration.ofMinutes(5),
                                        false,
                                        false),
                                new RSASSAVerifier(connection.key()),
                                new Book(Contract.SYNC, List.of("email"))),
                        connection.issuer() + "/jwt/" + connection.service(),
                        "https://acme.myfreshworks.com/sp/OIDC/302836020429100183/implicit");
            case "discourse" ->
                new ForumTwin(
                        connection.issuer() + "/discourse/sso",
                        connection.secret(),
                        new Book(Contract.SYNC, List.of("external_id", "email")));
            case "shopify-multipass" ->
                new MultipassTwin(connection.secret(), new Book(Contract.SYNC, List.of("identifier", "email")));
            case "loyaltylion" ->
                code(
                        "token",
                        fields -> Codes.hex(
                                "SHA-1",
                                fields.get("id") + fields.get("date") + fields.get("email") + connection.secret()),
                        Set.of("id", "date", "email"),
                        fields -> Instant.parse(fields.get("date")),
                        Duration.ofHours(1),
                        new Book(Contract.SYNC, List.of("id")));
            case "yotpo-loyalty" ->
                code(
                        "token",
                        fields -> Codes.hex("SHA-256", fields.get("email") + connection.secret()),
                        Set.of("id", "email"),
                        fields -> Instant.MAX,
                        NEVER,
                        new Book(Contract.SYNC, List.of("id")));
            case "userflow" ->
                code(
                        "signature",
                        fields -> Codes.hmac(fields.getOrDefault("user_id", ""), connection.secret()),
                        Set.of("user_id"),
                        fields -> Instant.MAX,
                        NEVER,
                        new Book(Contract.SYNC, List.of("user_id")));
            case "generic-hmac" ->
                new CodeTwin(
                        new CodeTwin.Rules(
                                "code",
                                fields -> Codes.hmac(
                                        String.join(
                                                "\n",
                                                fields.get("id"),
                                                fields.get("email"),
                                                fields.get("first_name"),
                                                fields.get("last_name"),
                                                fields.get("time"),
                                                fields.get("nonce")),
                                        connection.secret()),
                                Set.of("id", "email", "first_name", "last_name", "time", "nonce"),
                                fields -> Instant.ofEpochSecond(Long.parseLong(fields.get("time"))),
                                Duration.ofMinutes(2),
                                true),
                        new Book(Contract.SYNC, List.of("id")));
            case "learnworlds-api" -> new SchoolTwin(new Book(Contract.CREATE_ONLY, List.of("email")));
            case "generic-oidc" ->
                new OidcTwin(
                        new OidcTwin.Rules(
                                "partner", "https://partner.test/cb", true, "", Set.of("sub", "email"), false),
                        connection,
                        new Book(Contract.SYNC, List.of("sub")));
            case "shopify-customer-accounts" ->
                new OidcTwin(
                        new OidcTwin.Rules(
                                "shopify",
                                "https://shopify.com/authentication/1234567890/login/external/callback",
                                false,
                                "https://acme.myshopify.com/customer_authentication/login?return_to=%2F",
                                Set.of("sub", "email"),
                                true),
                        connection,
                        new Book(Contract.LINKED, List.of("email")));
            default -> SamlTwins.of(preset, connection);
        };
    }

    private static JwtRules rules(
            String parameter,
            Set<String> required,
            Map<String, Object> fixed,
            Duration age,
            boolean once,
            boolean expires) {
        return new JwtRules(parameter, JWSAlgorithm.HS256, required, fixed, age, once, expires);
    }

    private static Twin jwt(Connection connection, JwtRules rules, Book book) {
        try {
            return new JwtTwin(rules, new MACVerifier(connection.secret()), book);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("a secret of 32 bytes or more", tooShort);
        }
    }

    private static Twin code(
            String code,
            Function<Map<String, String>, String> expected,
            Set<String> required,
            Function<Map<String, String>, Instant> time,
            Duration age,
            Book book) {
        return new CodeTwin(new CodeTwin.Rules(code, expected, required, time, age, false), book);
    }

    static Settings settings(String entityId, String acs, Connection connection) {
        return Settings.of(entityId, acs, connection.provider());
    }
}
