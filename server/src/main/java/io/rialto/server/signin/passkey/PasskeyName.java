package io.rialto.server.signin.passkey;

import java.util.Optional;

/** What its owner calls a passkey: a line of at most 60 characters. */
public record PasskeyName(String value) {

    /** How long it may be. */
    public static final int LONGEST = 60;

    private static final PasskeyName USUAL = new PasskeyName("Passkey");

    public PasskeyName {
        value = value.strip();
        if (value.isEmpty() || value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a name");
        }
    }

    /** Empty when it cannot be one. */
    public static Optional<PasskeyName> of(String text) {
        try {
            return Optional.of(new PasskeyName(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The one that somebody typed, or a plain one. */
    public static PasskeyName orUsual(String text) {
        return of(text).orElse(USUAL);
    }
}
