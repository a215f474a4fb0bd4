package io.rialto.server.oauth;

import io.rialto.server.json.StrictJson;
import io.rialto.server.organization.ApiCredential;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token says, as Commerce Layer's clients read it: no organization, a user and an application.
 *
 * @param issuedAt seconds since 1970
 * @param expires seconds since 1970
 */
record Claims(String issuer, String user, String application, double rand, long issuedAt, long expires) {

    static final String SCOPE = "provisioning-api";

    private static final JsonMapper JSON = new JsonMapper();

    /** In the order that the recorded tokens have. */
    static Map<String, Object> members(ApiCredential credential, Grant grant, String issuer) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("id", credential.id().value());
        application.put("client_id", credential.clientId());
        application.put("kind", "user");
        application.put("public", false);
        application.put("confidential", true);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("user", Map.of("id", credential.user().value()));
        all.put("application", application);
        all.put("scope", SCOPE);
        all.put("exp", grant.expiresAt().getEpochSecond());
        all.put("test", false);
        all.put("rand", grant.rand());
        all.put("iat", grant.issuedAt().getEpochSecond());
        all.put("iss", issuer);
        return all;
    }

    static String json(Map<String, Object> members) {
        return JSON.writeValueAsString(members);
    }

    /** Empty when something that is checked is missing or of another type, or when the text is doubtful in any way. */
    static Optional<Claims> read(byte[] utf8) {
        return StrictJson.members(ByteBuffer.wrap(utf8)).flatMap(Claims::read);
    }

    private static Optional<Claims> read(Map<String, Object> all) {
        return all.get("iss") instanceof String issuer
                        && all.get("user") instanceof Map<?, ?> user
                        && user.get("id") instanceof String userId
                        && all.get("application") instanceof Map<?, ?> application
                        && application.get("id") instanceof String applicationId
                        && all.get("rand") instanceof Number rand
                        && all.get("iat") instanceof Long issuedAt
                        && all.get("exp") instanceof Long expires
                        && SCOPE.equals(all.get("scope"))
                ? Optional.of(new Claims(issuer, userId, applicationId, rand.doubleValue(), issuedAt, expires))
                : Optional.empty();
    }
}
