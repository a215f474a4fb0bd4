package io.rialto.server.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What people may choose. NIST SP 800-63B §5.1.1: length and a list of the commonest, no rules about kinds of characters. */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    private static final Set<String> COMMON = common();

    private PasswordRule() {}

    static Optional<PasswordFault> fault(EmailAddress owner, String password) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        String folded = normal.strip().toLowerCase(Locale.ROOT);
        if (length > LONGEST) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        if (folded.equals(owner.key()) || folded.equals(owner.value().toLowerCase(Locale.ROOT))) {
            return Optional.of(PasswordFault.IS_THE_ADDRESS);
        }
        if (length < SHORTEST) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        return COMMON.contains(folded) || folded.chars().distinct().count() < 3
                ? Optional.of(PasswordFault.COMMON)
                : Optional.empty();
    }

    // NIST SP 800-63B §5.1.1.2: the same characters typed on two keyboards are the same password.
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static Set<String> common() {
        try (InputStream list = PasswordRule.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
