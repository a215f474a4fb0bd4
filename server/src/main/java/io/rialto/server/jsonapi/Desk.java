package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The API for the pages of this server: the same resources, rights, checks and documents, without a request over HTTP. So a page can
 * do nothing that the API refuses. What a resource does not find is empty or {@link Reply.Refused}; nothing is thrown for what was
 * given. Safe for use by many threads.
 */
@Component
public final class Desk {

    private final Resources resources;
    private final Operations operations;
    private final PlanGate gate;

    Desk(Resources resources, Operations operations, PlanGate gate) {
        this.resources = resources;
        this.operations = operations;
        this.gate = gate;
    }

    /** Whether the caller's plan lets everything through, as far as the role goes. */
    public boolean isOpen(Caller caller) {
        return gate.lets(caller, false);
    }

    /** Whether the caller's plan lets this through; what the role may is another question. */
    public boolean isOpen(Caller caller, String type, Operation operation) {
        return gate.lets(
                caller,
                resources
                        .ofType(type)
                        .filter(resource -> resource.schema().spared().has(operation))
                        .isPresent());
    }

    /** As above, of a change that gives this and nothing else. */
    public boolean isOpen(Caller caller, String type, Map<String, ?> change) {
        return isOpen(caller)
                || resources
                        .ofType(type)
                        .map(Resource::schema)
                        .filter(schema -> schema.spared().has(given(schema, change)))
                        .isPresent();
    }

    private static Given given(Schema<?> schema, Map<String, ?> change) {
        return RequestDocument.ofUpdate(
                body(document(schema.type(), null, change, Map.of())), schema, Optional.empty());
    }

    /** One of a type; empty when the caller may not see it, or it is not there. */
    public Optional<Thing> find(Caller caller, String type, String id) {
        return ask(caller, type + "/" + id, Map.of()) instanceof Reply.Done done
                ? done.things().stream().findFirst()
                : Optional.empty();
    }

    /**
     * Those of a type that the caller may see.
     *
     * @param parameters as in an address: {@code filter[q][…]}, {@code sort}, {@code page[number]}, {@code page[size]}, {@code include}
     * @return what was found; nothing at all when a filter is refused
     * @throws IllegalArgumentException when the type cannot be sorted so: that is the page's to know
     */
    public Reply.Done list(Caller caller, String type, Map<String, String> parameters) {
        return switch (ask(caller, type, parameters)) {
            case Reply.Done done -> done;
            case Reply.Refused refused
            when refused.wrongs().getFirst().code().equals(Wanted.UNSORTABLE) ->
                throw new IllegalArgumentException(refused.sentence());
            case Reply.Refused refused -> Reply.Done.NOTHING;
        };
    }

    /** What stands at an address below {@code /api/}. */
    public Reply ask(Caller caller, String address, Map<String, String> parameters) {
        return answered(call(caller, "GET", address, parameters, null, Optional.empty()));
    }

    /**
     * Those of a type that the caller may see as a file, all of them.
     *
     * @param filters as in an address: {@code filter[q][…]}
     * @return empty when a filter is refused, or there is no such file
     */
    public Optional<Extract> extract(Caller caller, String type, Map<String, String> filters, ListFile form) {
        Path path = Path.of(type, resources);
        Optional<ListFile> wanted = Extracts.wanted(path, "GET", form.mediaType());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        try {
            Call call = call(caller, "GET", type, filters, wanted, null, Optional.empty());
            return Optional.ofNullable(operations.answer(path, call).extract());
        } catch (Stop stop) {
            return Optional.empty();
        }
    }

    /** Makes one of a type. */
    public Reply create(Caller caller, String type, Map<String, ? extends @Nullable Object> attributes) {
        return create(caller, type, attributes, Map.of());
    }

    /**
     * Makes one of a type.
     *
     * @param relations the ids of what it is to be related to, by name
     */
    public Reply create(
            Caller caller,
            String type,
            Map<String, ? extends @Nullable Object> attributes,
            Map<String, Related> relations) {
        return answered(
                call(caller, "POST", type, Map.of(), document(type, null, attributes, relations), Optional.empty()));
    }

    /** Changes what is given, and nothing else. */
    public Reply update(Caller caller, String type, String id, Map<String, ? extends @Nullable Object> attributes) {
        return update(caller, type, id, attributes, Optional.empty());
    }

    /** As above, unless it was changed since it had this tag: then it is refused with 412. */
    public Reply update(
            Caller caller,
            String type,
            String id,
            Map<String, ? extends @Nullable Object> attributes,
            Optional<String> tag) {
        return answered(
                call(caller, "PATCH", type + "/" + id, Map.of(), document(type, id, attributes, Map.of()), tag));
    }

    /**
     * Changes what it is related to.
     *
     * @param relations the ids of what it is to be related to, by name
     */
    public Reply relate(Caller caller, String type, String id, Map<String, Related> relations) {
        return answered(call(
                caller, "PATCH", type + "/" + id, Map.of(), document(type, id, Map.of(), relations), Optional.empty()));
    }

    /** Removes one. */
    public Reply delete(Caller caller, String type, String id) {
        return answered(call(caller, "DELETE", type + "/" + id, Map.of(), null, Optional.empty()));
    }

    /** Does one of a type's actions. */
    public Reply act(
            Caller caller, String type, String id, String action, Map<String, ? extends @Nullable Object> attributes) {
        String method = resources
                .ofType(type)
                .flatMap(resource -> resource.schema().action(action).map(Action::method))
                .orElse("POST");
        return answered(call(
                caller,
                method,
                type + "/" + id + "/" + action,
                Map.of(),
                document(type, null, attributes, Map.of()),
                Optional.empty()));
    }

    /** What it is to be related to. */
    public record Related(String type, String id) {}

    private static Map<String, Object> document(
            String type,
            @Nullable String id,
            Map<String, ? extends @Nullable Object> attributes,
            Map<String, Related> relations) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("type", type);
        if (id != null) {
            data.put("id", id);
        }
        data.put("attributes", attributes);
        if (!relations.isEmpty()) {
            Map<String, Object> linkages = new LinkedHashMap<>();
            relations.forEach((name, other) ->
                    linkages.put(name, Map.of("data", Documents.linkage(other.type(), other.id()))));
            data.put("relationships", linkages);
        }
        return Map.of("data", data);
    }

    private static Call call(
            Caller caller,
            String method,
            String address,
            Map<String, String> parameters,
            @Nullable Object document,
            Optional<String> ifMatch) {
        return call(caller, method, address, parameters, Optional.empty(), document, ifMatch);
    }

    private static Call call(
            Caller caller,
            String method,
            String address,
            Map<String, String> parameters,
            Optional<ListFile> file,
            @Nullable Object document,
            Optional<String> ifMatch) {
        return new Call(
                caller, method, address, new Query(parameters), file, body(document), ifMatch, Optional.empty());
    }

    private static ByteBuffer body(@Nullable Object document) {
        byte[] body = document == null ? new byte[0] : Json.text(document).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    private Reply answered(Call call) {
        Path path = Path.of(call.address(), resources);
        if (path instanceof Path.Description || !Methods.of(path).contains(call.method())) {
            return Reply.Refused.of(List.of(ApiError.notFound()));
        }
        try {
            return done(operations.answer(path, call));
        } catch (Stop stop) {
            return Reply.Refused.of(stop.errors());
        }
    }

    private static Reply.Done done(Answer answer) {
        Map<String, Object> document = answer.body() == null ? Map.of() : Json.document(answer.body());
        return Reply.Done.of(document, answer.headers().getOrDefault("ETag", ""));
    }
}
