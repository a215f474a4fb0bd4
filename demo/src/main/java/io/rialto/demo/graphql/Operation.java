package io.rialto.demo.graphql;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a request wants. */
public record Operation(Kind kind, List<Field> fields) {

    /** Whether it only reads. */
    public enum Kind {
        QUERY,
        MUTATION
    }

    public Operation {
        fields = List.copyOf(fields);
    }

    /** The document is none that the shop can read; the message is for whoever wrote it. */
    public static final class Unreadable extends RuntimeException {
        public Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Unreadable when the document is not understood */
    public static Operation parse(String document, JsonNode variables) {
        return new Parser(document, variables).operation();
    }
}
