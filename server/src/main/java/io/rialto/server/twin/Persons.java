package io.rialto.server.twin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Under what an account is found of whom a message names. */
final class Persons {

    private Persons() {}

    /** Of a message that names nobody but by what it tells: by the e-mail address, or what else the account needs. */
    static Person of(Map<String, List<String>> attributes, Set<String> required) {
        return Stream.concat(Stream.concat(Stream.of("email"), required.stream()), attributes.keySet().stream())
                .filter(name -> !attributes.getOrDefault(name, List.of()).isEmpty())
                .findFirst()
                .map(name -> new Person(
                        name, attributes.getOrDefault(name, List.of()).getFirst(), attributes))
                .orElseGet(() -> new Person("nothing", "", attributes));
    }
}
