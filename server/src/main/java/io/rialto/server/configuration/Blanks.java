package io.rialto.server.configuration;

import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in a draft where something is not known yet, so that the rest can be read. It leads nowhere (RFC 2606), and a draft is
 * closed.
 */
final class Blanks {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NOWHERE = "https://unknown.invalid/";
    private static final Map<String, String> TEXTS = Map.of(
            "/saml/entity_id", NOWHERE + "saml",
            "/saml/acs", NOWHERE + "acs",
            "/jwt/url", NOWHERE + "login",
            "/hmac/url", NOWHERE + "login",
            "/api/home", NOWHERE);

    private final @Nullable String preset;
    private final String unguessable;

    /** @param unguessable in place of ids and secrets */
    Blanks(@Nullable String preset, String unguessable) {
        this.preset = preset;
        this.unguessable = unguessable;
    }

    /** Whether something could be put there. */
    boolean fill(ObjectNode tree, String pointer) {
        Optional<JsonNode> blank = blank(pointer);
        JsonPointer at = JsonPointer.compile(pointer);
        if (blank.isEmpty() || !(tree.at(at.head()) instanceof ObjectNode parent)) {
            return fillBlock(tree, pointer);
        }
        parent.set(at.last().getMatchingProperty(), blank.get());
        return true;
    }

    // The block in which it would stand is not there either.
    private boolean fillBlock(ObjectNode tree, String pointer) {
        String block = pointer.split("/", -1)[1];
        boolean known = Tongue.RULE.read(block) instanceof Rule.Verdict.Good<Tongue>;
        if (!known || tree.path(block).isObject()) {
            return false;
        }
        tree.set(block, NODES.objectNode());
        return pointer.equals("/" + block) || fill(tree, pointer);
    }

    private Optional<JsonNode> blank(String pointer) {
        return switch (pointer) {
            case "/oidc/redirect_uris" -> Optional.of(NODES.arrayNode().add(NOWHERE + "callback"));
            case "/oidc/client_id", "/oidc/client_secret", "/jwt/secret", "/hmac/secret", "/api/secret" ->
                Optional.of(NODES.stringNode(unguessable));
            default ->
                Optional.ofNullable(TEXTS.get(pointer))
                        .or(() -> example(pointer))
                        .map(NODES::stringNode);
        };
    }

    private Optional<String> example(String pointer) {
        return Optional.ofNullable(preset)
                .flatMap(Presets.all()::find)
                .filter(known -> pointer.startsWith("/" + known.protocol() + "/"))
                .map(known -> known.parameters()
                        .get(pointer.substring(known.protocol().length() + 2)))
                .map(Preset.Parameter::example);
    }
}
