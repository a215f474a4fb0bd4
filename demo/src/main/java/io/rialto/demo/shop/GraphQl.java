package io.rialto.demo.shop;

import io.rialto.demo.graphql.Field;
import io.rialto.demo.graphql.Operation;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /graphql}: reads the request, and writes data and errors as Magento does. What fields mean, {@link Resolvers} knows. */
final class GraphQl {

    private final Resolvers resolvers;

    GraphQl(Resolvers resolvers) {
        this.resolvers = resolvers;
    }

    /** A field has no value, and the storefront is told why. */
    static final class Failed extends RuntimeException {

        private final String category;

        /** @param category as Magento sorts its errors, such as {@code graphql-authorization} */
        Failed(String category, String message) {
            super(message, null, false, false);
            this.category = category;
        }
    }

    Answer answer(Visit visit) {
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("errors");
        ObjectNode data = answer.putObject("data");
        try {
            Operation operation = operation(visit.call());
            operation.fields().forEach(field -> resolve(field, operation.kind(), visit, data, errors));
        } catch (Operation.Unreadable unreadable) {
            errors.addObject().put("message", unreadable.getMessage());
            answer.remove("data");
        }
        if (errors.isEmpty()) {
            answer.remove("errors");
        }
        return Answer.json(200, Json.write(answer));
    }

    private static Operation operation(Call call) {
        String type = call.header("Content-Type");
        try {
            if (type != null && type.startsWith("application/json")) {
                JsonNode body = Json.read(call.body());
                return Operation.parse(body.path("query").asString(""), body.path("variables"));
            }
        } catch (IllegalArgumentException notJson) {
            // the same answer
        }
        return Operation.parse("", Json.object());
    }

    private void resolve(Field field, Operation.Kind kind, Visit visit, ObjectNode data, ArrayNode errors) {
        try {
            data.set(field.key(), selected(field, resolvers.resolve(field, kind, visit)));
        } catch (Failed failed) {
            data.putNull(field.key());
            ObjectNode error = errors.addObject().put("message", failed.getMessage());
            error.putArray("path").add(field.key());
            error.putObject("extensions").put("category", failed.category);
        }
    }

    /** Of a value, what was asked for. */
    private static JsonNode selected(Field field, JsonNode value) {
        if (value.isArray()) {
            ArrayNode all = Json.object().putArray("all");
            value.forEach(element -> all.add(selected(field, element)));
            return all;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode some = Json.object();
        for (Field wanted : field.fields()) {
            if (!value.has(wanted.name())) {
                throw new Operation.Unreadable("Cannot query field \"" + wanted.name() + "\"");
            }
            some.set(wanted.key(), selected(wanted, value.path(wanted.name())));
        }
        return some;
    }
}
