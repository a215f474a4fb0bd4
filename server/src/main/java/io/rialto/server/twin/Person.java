package io.rialto.server.twin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom the message was about, as the service's accounts know people.
 *
 * @param by what finds the account again: its name in the message
 * @param value under which it is found
 */
public record Person(String by, String value, Map<String, List<String>> attributes) {

    public Person {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** A person is nobody's to print. */
    @Override
    public String toString() {
        return "Person[" + by + "]";
    }
}
