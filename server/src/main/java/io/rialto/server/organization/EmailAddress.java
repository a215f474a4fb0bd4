package io.rialto.server.organization;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A staff member's e-mail address, as it was written but for white space around it. Two that differ in letter case only are the
 * same mailbox to us (RFC 5321 §2.4 lets a host distinguish them; none that matters does).
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321 §4.5.3.1.3
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}<>\"(),:;\\\\\\[\\]]+@[^@\\s\\p{Cntrl}/]+");

    /** @throws IllegalArgumentException when it is none */
    public EmailAddress {
        value = value.strip();
        if (value.length() > LONGEST
                || !FORM.matcher(value).matches()
                || value.indexOf('@') > LONGEST_LOCAL_PART
                || asciiDomain(value).isEmpty()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address, or empty when it is none. */
    public static Optional<EmailAddress> of(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is equal for the same mailbox. */
    public String key() {
        String local = value.substring(0, value.lastIndexOf('@'));
        return Normalizer.normalize(local, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT) + "@" + domain();
    }

    /** The domain in lower case, in its ASCII form (RFC 5891). */
    public String domain() {
        return asciiDomain(value);
    }

    private static String asciiDomain(String address) {
        try {
            return IDN.toASCII(address.substring(address.lastIndexOf('@') + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return "";
        }
    }

    /** Addresses have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
