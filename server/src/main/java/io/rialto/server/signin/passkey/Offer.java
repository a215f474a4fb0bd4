package io.rialto.server.signin.passkey;

import io.rialto.server.organization.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is asked for, as JSON (Web Authentication §5.1.10, §5.1.11). */
final class Offer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "public-key";

    private Offer() {}

    static String toMake(Party party, User user, byte[] challenge, List<Passkey> present) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                encoded(challenge),
                "rp",
                Map.of("id", party.id(), "name", "Rialto"),
                "user",
                Map.of(
                        "id",
                        encoded(handle(user)),
                        "name",
                        user.email().value(),
                        "displayName",
                        user.email().value()),
                "pubKeyCredParams",
                Algorithms.IDS.stream()
                        .map(algorithm -> Map.of("type", TYPE, "alg", algorithm))
                        .toList(),
                "timeout",
                Challenges.GOOD_FOR.toMillis(),
                "excludeCredentials",
                present.stream()
                        .map(passkey -> Map.of("type", TYPE, "id", passkey.credentialId()))
                        .toList(),
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation",
                "none"));
    }

    static String toSignIn(Party party, byte[] challenge) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                encoded(challenge),
                "rpId",
                party.id(),
                "timeout",
                Challenges.GOOD_FOR.toMillis(),
                "userVerification",
                "required",
                "allowCredentials",
                List.of()));
    }

    // Web Authentication §14.6.1: nothing personal; our ids are random letters.
    private static byte[] handle(User user) {
        return user.id().value().getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
