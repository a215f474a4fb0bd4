package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.release.Sensitive;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a service is told: {@code attributes}, {@code required}, {@code sensitive}. */
final class ReleaseReader {

    private static final Rule<String> NAME = Rules.text(256);

    private ReleaseReader() {}

    /** @param purpose what an attribute may be */
    static Release read(Fields fields, Purpose purpose) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> named = new LinkedHashSet<>();
        fields.value("attributes")
                .ifPresent(value -> value.fields().free().forEach((name, expression) -> {
                    if (expression.isNothing()) {
                        // Of a preset's attributes one that this service is not told.
                        return;
                    }
                    named.add(name);
                    if (NAME.read(name) instanceof Rule.Verdict.Bad<String>(String problem)) {
                        expression.refused("as an attribute's name " + problem);
                    }
                    expression.expression(purpose).ifPresent(source -> attributes.put(name, source));
                }));
        List<String> required = fields.list(
                "required",
                item -> item.read(NAME.then(name -> named.contains(name)
                        ? Rule.good(name)
                        : Rule.bad("is not the name of one of the attributes" + Suggestion.of(name, named)))));
        List<String> sensitive = fields.list("sensitive", item -> item.read(Rules.oneOf(catalogue())));
        return new Release(attributes, new LinkedHashSet<>(required), new LinkedHashSet<>(sensitive));
    }

    private static Map<String, String> catalogue() {
        Map<String, String> names = new TreeMap<>();
        Sensitive.catalogue().forEach(name -> names.put(name, name));
        return names;
    }
}
