package io.rialto.server.identityprovider;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail domain in lower case and in its ASCII form (RFC 5891): {@code new Domain("Bücher.Example.")} is fine. */
public record Domain(String name) {

    private static final int LONGEST = 253; // RFC 1035 §2.3.4, as text
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** @throws IllegalArgumentException when it is no domain name of at least two labels, or an address */
    public Domain {
        String bare = name.strip();
        bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        name = IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a domain name");
        }
    }

    /** The domain, or empty when it is none. */
    public static Optional<Domain> of(String name) {
        try {
            return Optional.of(new Domain(name));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
