package io.rialto.demo.graphql;

import java.util.List;
import java.util.Map;

/**
 * One field that is asked for.
 *
 * @param key under which the answer has it: its name, or another one before a colon
 * @param fields what is asked of it; none of a leaf
 */
public record Field(String key, String name, Map<String, String> arguments, List<Field> fields) {

    public Field {
        arguments = Map.copyOf(arguments);
        fields = List.copyOf(fields);
    }

    /** The argument's value; empty when it was not given. */
    public String argument(String argument) {
        return arguments.getOrDefault(argument, "");
    }
}
