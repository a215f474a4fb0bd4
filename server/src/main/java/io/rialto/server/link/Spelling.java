package io.rialto.server.link;

import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which letters of an address are capitals: with it the address can be written as it once was, without it being kept.
 *
 * @param capitals base64url of a bit for each character, the first lowest
 */
record Spelling(String capitals) {

    /** As many characters as an address can have, RFC 5321 §4.5.3.1.3, with room. */
    private static final int MOST_CHARACTERS = 320;

    /**
     * @param written as the shop has it
     * @param lower the same in lower case
     * @return nothing for a writing system in which a capital and its small letter differ in length
     */
    static Optional<Spelling> of(String written, String lower) {
        if (written.length() != lower.length() || written.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        BitSet capitals = new BitSet();
        for (int at = 0; at < written.length(); at++) {
            capitals.set(at, written.charAt(at) != lower.charAt(at));
        }
        Spelling spelling =
                new Spelling(Base64.getUrlEncoder().withoutPadding().encodeToString(capitals.toByteArray()));
        return Optional.of(spelling).filter(one -> one.of(lower).equals(written));
    }

    /** The address in this spelling. */
    String of(String lower) {
        BitSet capitals = BitSet.valueOf(Base64.getUrlDecoder().decode(this.capitals));
        StringBuilder written = new StringBuilder(lower);
        capitals.stream()
                .filter(at -> at < written.length())
                .forEach(at -> written.setCharAt(at, Character.toUpperCase(written.charAt(at))));
        return written.toString();
    }
}
