package io.rialto.kit;

import io.rialto.kit.Verdict.Refused;

/** Expected against found, in one line that is safe to log. */
final class Mismatch {

    private static final int LONGEST = 200;

    private Mismatch() {}

    static Refused refused(Reason reason, String expected, Object found) {
        return new Refused(reason, "expected=" + expected + " found=" + printable(found.toString()));
    }

    private static String printable(String found) {
        String plain = found.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
