package io.rialto.server.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A button that changes something.
 *
 * @param name what is ordered
 * @param label on the button
 * @param spoken the label for who hears it, without what stands around it
 * @param about the id of what it is about, beside what the form's address names; absent: nothing else
 * @param consequence what it does, to be read before a second press; absent: one press will do
 */
public record Order(
        String name,
        String label,
        String spoken,
        @Nullable String about,
        @Nullable String consequence) {

    /** Done by one press. */
    public static Order of(String name, String label, String spoken) {
        return new Order(name, label, spoken, null, null);
    }

    /** Done by a second press, beside what it does. */
    public static Order confirmed(String name, String label, String consequence) {
        return new Order(name, label, label, null, consequence);
    }

    /** The same, about something. */
    public Order about(String id) {
        return new Order(name, label, spoken, id, consequence);
    }
}
