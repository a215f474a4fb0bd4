package io.rialto.server.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition as a tree, ready to be read, and places in it as the wish has them.
 *
 * @param attributes that stand beside the definition in a wish, and among its members in the file
 */
record DefinitionTree(Set<String> attributes) {

    private static final int MOST_FLAWS = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The tree, with the secrets that are kept. */
    ObjectNode read(String json, Optional<KeptSecrets> kept, Problems problems) {
        ObjectNode tree = (ObjectNode) JSON.readTree(json);
        attributes.stream()
                .filter(tree::has)
                .sorted()
                .forEach(name -> problems.add(
                        new Place(name, 1, "/definition/" + name),
                        "is an attribute beside definition: write it there"));
        kept.ifPresent(secrets -> secrets.into(tree, problems));
        KeptSecrets.refuseMasks(tree, "", problems);
        tree.remove(attributes);
        return tree;
    }

    /** Each once, and no more than anybody mends at a time. */
    List<Flaw> flaws(List<Problem> problems) {
        return problems.stream().map(this::flaw).distinct().limit(MOST_FLAWS).toList();
    }

    private Flaw flaw(Problem problem) {
        String pointer = problem.pointer();
        return new Flaw(pointer.startsWith("/definition/") ? pointer : placed(pointer), problem.text());
    }

    /** Where that is in the wish. */
    String placed(String pointer) {
        String[] steps = pointer.split("/", -1);
        return steps.length > 1 && attributes.contains(steps[1]) ? pointer : "/definition" + pointer;
    }
}
