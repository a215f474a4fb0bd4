package io.rialto.server.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place, and what to do. It never repeats a value, for that might be a secret.
 *
 * @param missing where something had to stand and nothing does (RFC 6901); absent: something stands there and is wrong
 */
record Problem(Place place, String text, @Nullable String missing) {

    Problem(Place place, String text) {
        this(place, text, null);
    }

    /** Where to mend it (RFC 6901). */
    String pointer() {
        return missing == null ? place.pointer() : missing;
    }

    @Override
    public String toString() {
        String where = place.path().isEmpty() ? "" : place.path() + ": ";
        return where + text + " (line " + place.line() + ")";
    }
}
