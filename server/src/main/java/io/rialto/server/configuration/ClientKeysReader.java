package io.rialto.server.configuration;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a client's public keys (RFC 7517 §5): as JSON in a text, or as members. */
final class ClientKeysReader {

    private static final int SHORTEST_RSA = 2_048;
    private static final Rule<String> TEXT = Rules.text(8_000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ClientKeysReader() {}

    static Optional<String> read(Value value) {
        return value.node() instanceof MappingNode ? members(value) : value.read(ClientKeysReader::verdict);
    }

    private static Optional<String> members(Value value) {
        Fields set = value.fields();
        List<Map<String, String>> keys = set.list("keys", ClientKeysReader::key);
        return set.made(() -> JSON.writeValueAsString(Map.of("keys", keys))).flatMap(json -> switch (verdict(json)) {
            case Rule.Verdict.Good<String>(String good) -> Optional.of(good);
            case Rule.Verdict.Bad<String>(String problem) -> value.refused(problem);
        });
    }

    private static Optional<Map<String, String>> key(Value value) {
        Map<String, String> members = new LinkedHashMap<>();
        value.fields().free().forEach((name, member) -> member.read(TEXT).ifPresent(text -> members.put(name, text)));
        return Optional.of(members);
    }

    private static Rule.Verdict<String> verdict(String json) {
        try {
            List<JWK> keys = JWKSet.parse(json).getKeys();
            if (keys.stream().anyMatch(JWK::isPrivate)) {
                return Rule.bad("holds a private key: that belongs to the service alone. Make a new pair");
            }
            return !keys.isEmpty() && keys.stream().allMatch(ClientKeysReader::isGood)
                    ? Rule.good(json)
                    : Rule.bad("must hold RSA keys of 2048 bits or more, or EC keys on P-256");
        } catch (ParseException none) {
            return Rule.bad("must be a JSON Web Key Set (RFC 7517 §5) with the client's public keys");
        }
    }

    private static boolean isGood(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= SHORTEST_RSA;
            case ECKey curve -> Curve.P_256.equals(curve.getCurve());
            default -> false;
        };
    }
}
