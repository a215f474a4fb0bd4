package io.rialto.kit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses, so that one person's spellings compare equal and two persons' never do. */
public final class EmailAddress {

    /**
     * Only ASCII. Lower-casing folds letters of other scripts onto ASCII ones (the Kelvin sign becomes k), and an account found
     * through such a look-alike would be somebody else's.
     */
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x3F\\x41-\\x7E]{1,64}@[A-Za-z0-9.-]{1,253}");

    private static final int LONGEST = 254;

    private EmailAddress() {}

    /** The address in lower case; empty when it is none that may identify an account. Store this form, compare this form. */
    public static Optional<String> canonical(String address) {
        String trimmed = address.strip();
        return trimmed.length() <= LONGEST && PLAIN.matcher(trimmed).matches()
                ? Optional.of(trimmed.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
