package io.rialto.server.identityprovider;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that one types to sign in: what looks the same is the same. */
final class Names {

    private static final Pattern INVISIBLE = Pattern.compile("\\p{C}");

    private Names() {}

    /** Without white space around it, and within it one blank for any. */
    static String tidy(String name) {
        return Normalizer.normalize(name, Form.NFKC).strip().replaceAll("\\p{Z}+", " ");
    }

    /** What is equal for names that one could not tell apart. */
    static String key(String name) {
        // Upper case first: it joins letters that have several lower-case forms.
        String folded = tidy(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Form.NFKC);
    }

    static boolean hasInvisible(String name) {
        return INVISIBLE.matcher(name).find();
    }
}
