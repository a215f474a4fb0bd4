package io.rialto.server.handoff;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a hand-off would look like, without what makes a service believe it: nobody can log in with it.
 *
 * @param to where the browser would carry it
 * @param method {@code POST} or {@code GET}
 * @param fields what it would carry there, by the name of the form's field or of the parameter
 * @param message the sealed message, decoded, without its seal
 */
public record Shown(URI to, String method, Map<String, String> fields, String message) {

    /** Stands where the signature or the keyed hash would. */
    public static final String LEFT_OUT = "(left out of a preview)";

    /** Stands where the sealed message would. */
    public static final String MESSAGE = "(the message, sealed)";

    public Shown {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What is shown is a customer's: it has no text. */
    @Override
    public String toString() {
        return "Shown[…]";
    }
}
