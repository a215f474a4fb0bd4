package io.rialto.server.site;

import io.rialto.server.vault.Vault;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wrote of a site or a service, as the members of the configuration file.
 *
 * @param json an object, the secrets in it
 * @param secrets where they stand (RFC 6901)
 */
public record Definition(String json, Set<String> secrets) {

    /** What is shown in place of a secret. */
    public static final String MASKED = "********";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Definition {
        secrets = Set.copyOf(secrets);
    }

    private record Sealed(String json, Set<String> secrets) {}

    /** The object, every secret masked. */
    public String masked() {
        ObjectNode tree = tree();
        secrets.forEach(pointer -> {
            JsonPointer at = JsonPointer.compile(pointer);
            if (tree.at(at.head()) instanceof ObjectNode parent
                    && parent.has(at.last().getMatchingProperty())) {
                parent.put(at.last().getMatchingProperty(), MASKED);
            }
        });
        return JSON.writeValueAsString(tree);
    }

    /** The secret that stands there. */
    public Optional<String> secret(String pointer) {
        return secrets.contains(pointer)
                ? Optional.of(tree().at(pointer)).filter(JsonNode::isString).map(JsonNode::asString)
                : Optional.empty();
    }

    /** Whether both have the same secrets. Their places alone are told in an audit, never a value. */
    public boolean sharesSecretsWith(Definition other) {
        return secrets.equals(other.secrets())
                && secrets.stream().allMatch(at -> secret(at).equals(other.secret(at)));
    }

    /** As it rests in the database. */
    public String sealed(Vault vault, String context) {
        byte[] bytes = JSON.writeValueAsBytes(new Sealed(json, new TreeSet<>(secrets)));
        return Base64.getEncoder().encodeToString(vault.seal(bytes, context));
    }

    /** What {@link #sealed} made. */
    public static Definition opened(Vault vault, String sealed, String context) {
        Sealed text = JSON.readValue(vault.open(Base64.getDecoder().decode(sealed), context), Sealed.class);
        return new Definition(text.json(), text.secrets());
    }

    private ObjectNode tree() {
        return (ObjectNode) JSON.readTree(json);
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Definition" + new TreeSet<>(secrets);
    }
}
