package io.rialto.demo.twin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was good once. */
final class Used {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    boolean first(String name) {
        return names.add(name);
    }
}
