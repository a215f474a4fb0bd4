package io.rialto.server.customer;

import java.text.Normalizer;
import java.util.Locale;

/** How customers' addresses are compared. */
public final class CustomerEmail {

    private CustomerEmail() {}

    /** The form that two addresses share which differ in letter case or in how a letter is composed. Unicode UAX #15 */
    public static String canonical(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
