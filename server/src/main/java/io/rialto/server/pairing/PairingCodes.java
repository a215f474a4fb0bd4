package io.rialto.server.pairing;

import io.rialto.server.key.Pseudonyms;
import io.rialto.server.site.SiteId;
import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes codes that people can read out, 80 bits of chance, and their hashes. */
@Component
class PairingCodes {

    // Crockford's Base32: nothing that looks like something else.
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final SecureRandom random;
    private final Pseudonyms pseudonyms;

    PairingCodes(SecureRandom random, Pseudonyms pseudonyms) {
        this.random = random;
        this.pseudonyms = pseudonyms;
    }

    String next() {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            if (at > 0 && at % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What rests of it: of another site it is another one. */
    String hash(SiteId site, String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return pseudonyms.of(site, "pairing-code", plain);
    }
}
