package io.rialto.server.jsonapi;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What goes on with a type of resource when the organization's plan has ended.
 *
 * @param operations whole ones
 * @param changes which changes, where not all are
 */
record Spared(Set<Operation> operations, Set<String> actions, Predicate<Given> changes) {

    Spared {
        operations = Set.copyOf(operations);
        actions = Set.copyOf(actions);
    }

    boolean has(Operation operation) {
        return operations.contains(operation);
    }

    boolean has(Given change) {
        return has(Operation.UPDATE) || changes.test(change);
    }
}
