package io.rialto.server.configuration;

import io.rialto.server.site.Definition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts secrets that were written before into what is written now: those that are left out, and those that stand there masked. One
 * that is null is taken away. A secret that Rialto would send to another address than before has to be given again: whoever may
 * change the address need not know it.
 */
final class KeptSecrets {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> ADDRESSES = Set.of("url", "token_url", "base_url");

    private final Definition before;
    private final ObjectNode present;
    private final boolean sameKind;

    /** @param sameKind whether it is made from the same preset as before */
    KeptSecrets(Definition before, boolean sameKind) {
        this.before = before;
        this.present = (ObjectNode) JSON.readTree(before.json());
        this.sameKind = sameKind;
    }

    /** Fills the tree, with a problem for each that cannot be kept. */
    void into(ObjectNode tree, Problems problems) {
        before.secrets().stream().sorted().forEach(pointer -> keep(pointer, tree, problems));
    }

    /** A mask that stands for nothing is no secret. */
    static void refuseMasks(JsonNode node, String pointer, Problems problems) {
        if (node.isString() && node.asString().equals(Definition.MASKED)) {
            problems.add(at(pointer), "stands for a secret that is not kept here: give the secret itself");
        }
        node.properties()
                .forEach(member ->
                        refuseMasks(member.getValue(), new Place("", 1, pointer).below(member.getKey()), problems));
    }

    private void keep(String pointer, ObjectNode tree, Problems problems) {
        JsonPointer at = JsonPointer.compile(pointer);
        String name = at.last().getMatchingProperty();
        Optional<String> secret = before.secret(pointer);
        if (!(tree.at(at.head()) instanceof ObjectNode parent) || secret.isEmpty()) {
            return;
        }
        JsonNode given = parent.path(name);
        if (!given.isMissingNode() && !given.asString("").equals(Definition.MASKED)) {
            return;
        }
        if (!sameKind || goesElsewhere(pointer, tree)) {
            problems.add(
                    at(pointer),
                    "must be given again, because Rialto would show it to another address than the one it was given for");
            parent.putNull(name);
        } else {
            parent.put(name, secret.get());
        }
    }

    private boolean goesElsewhere(String pointer, ObjectNode tree) {
        String top = pointer.split("/", -1)[1];
        return switch (top) {
            case "provisioning", "store" -> !addresses(present.path(top)).equals(addresses(tree.path(top)));
            default ->
                !addresses(present.path("account_api")).equals(addresses(tree.path("account_api")))
                        || !plain(present.path("api")).equals(plain(tree.path("api")));
        };
    }

    private static Map<String, String> addresses(JsonNode block) {
        Map<String, String> found = new TreeMap<>();
        collect(block, "", found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, Map<String, String> found) {
        node.properties().forEach(member -> {
            String here = pointer + "/" + member.getKey();
            if (ADDRESSES.contains(member.getKey())) {
                found.put(here, member.getValue().toString());
            }
            collect(member.getValue(), here, found);
        });
    }

    // A preset makes addresses out of what stands here.
    private Map<String, String> plain(JsonNode api) {
        Map<String, String> found = new TreeMap<>();
        api.properties()
                .forEach(member -> found.put(member.getKey(), member.getValue().toString()));
        before.secrets().stream()
                .filter(pointer -> pointer.startsWith("/api/"))
                .forEach(pointer -> found.remove(pointer.substring("/api/".length())));
        return found;
    }

    private static Place at(String pointer) {
        return new Place(pointer.substring(Math.min(1, pointer.length())).replace('/', '.'), 1, pointer);
    }
}
