package io.rialto.journeys;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A customer as the shop knows him, and as {@code customer} stands in his ticket. */
record Person(String id, Map<String, Object> profile) {

    static Person jane() {
        return aPerson("1")
                .with("email", "jane.doe@example.test")
                .with("first_name", "Jane")
                .with("last_name", "Doe")
                .with("segments", List.of("loyalty"));
    }

    static Person aPerson(String id) {
        return new Person(id, Map.of("email_verified", true));
    }

    Person with(String member, Object value) {
        Map<String, Object> more = new TreeMap<>(profile);
        more.put(member, value);
        return new Person(id, more);
    }
}
