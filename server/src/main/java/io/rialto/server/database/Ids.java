package io.rialto.server.database;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes the ids that the API shows: ten letters of both cases, 57 bits of chance. Safe for use by many threads. */
@Component
public class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("[A-Za-z]{" + LENGTH + "}");

    private final SecureRandom random;

    public Ids(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** @throws IllegalArgumentException when the text is not ten letters */
    public static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an id has ten letters");
        }
        return text;
    }
}
