package io.rialto.server.canary;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Two names that stand nowhere by chance, for one run. They are in no log and no database.
 *
 * @param plain of letters that every alphabet of the wire has
 * @param odd of letters that are escaped in many ways
 */
record Marker(String plain, String odd) {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    // Each has one capital letter, and is one character in both cases.
    private static final String ODD_LETTERS = "ąćęłńśźżčďěňřšťůžőűğșțđøåæþð";
    private static final int LENGTH = 14;
    private static final int ODD_LENGTH = 10;

    static Marker next(SecureRandom random) {
        return new Marker(name(LETTERS, LENGTH, random), name(ODD_LETTERS, ODD_LENGTH, random));
    }

    private static String name(String letters, int length, SecureRandom random) {
        StringBuilder name = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** It has no text: it would be found in the log. */
    @Override
    public String toString() {
        return "Marker[…]";
    }
}
