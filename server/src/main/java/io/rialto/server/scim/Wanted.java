package io.rialto.server.scim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an account of a service should be.
 *
 * @param externalId under which it is found again, for good
 * @param knownId the service's own id of it, when it is known; absent: it has to be found
 * @param attributes a text, number, truth value, list or map by its place; {@code null} clears what is there
 * @param activates whether an account that is switched off is switched on: whom the service itself shut out stays shut out
 * @param takesOver whether an account of that user name that belongs to nobody becomes this one
 */
public record Wanted(
        String externalId,
        @Nullable String knownId,
        Map<Path, @Nullable Object> attributes,
        boolean activates,
        boolean takesOver) {

    public Wanted {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    Optional<String> userName() {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().text().equalsIgnoreCase("userName"))
                .map(Map.Entry::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** What is wanted has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Wanted[…]";
    }
}
