package io.rialto.server.jsonapi;

import io.rialto.server.search.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes files of whole lists. */
final class Extracts {

    private static final int AT_A_TIME = 100;

    private Extracts() {}

    /** The form of a file that the header would rather have than a document, where there is one. */
    static Optional<ListFile> wanted(Path path, String method, @Nullable String accept) {
        boolean offered = method.equals("GET")
                && path instanceof Path.All<?> all
                && !all.resource().schema().extracted().isEmpty();
        return offered ? MediaTypes.listFile(accept) : Optional.empty();
    }

    /** @param condition which of those that the caller may see */
    static <T> Extract of(Resource<T> resource, Call call, ListFile form, Condition condition) {
        Schema<T> schema = resource.schema();
        return new Extract(form, schema.type(), schema.extracted(), after -> {
            List<Map<String, @Nullable Object>> lines =
                    resource.following(call.caller(), condition, after, AT_A_TIME).stream()
                            .map(item -> line(schema, item))
                            .toList();
            return new Extract.Some(lines, lines.isEmpty() ? after : number(schema, lines.getLast()));
        });
    }

    private static <T> Map<String, @Nullable Object> line(Schema<T> schema, T item) {
        Map<String, @Nullable Object> attributes = Documents.attributes(schema, item, View.FULL);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        for (String name : schema.extracted()) {
            line.put(name, name.equals("id") ? schema.id().apply(item) : attributes.get(name));
        }
        return line;
    }

    private static long number(Schema<?> schema, Map<String, @Nullable Object> line) {
        if (line.get(schema.extracted().getFirst()) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("what is read by its number has one");
    }
}
