package io.rialto.server.audit;

/**
 * That an entry was seen, remembered outside the database.
 *
 * @param hash of the entry
 */
public record Anchor(long number, String hash) {

    /** Nothing was seen. */
    public static final Anchor NONE = new Anchor(0, "");
}
