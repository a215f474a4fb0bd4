package io.rialto.server.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /** The id of something that is the same everywhere: it follows from its name. */
    public static String derived(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder(LENGTH);
            for (int at = 0; at < LENGTH; at++) {
                id.append(LETTERS.charAt((digest[at] & 0xff) % LETTERS.length()));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    /** @throws IllegalArgumentException when the text is not ten letters */
    public static String require(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an id has ten letters");
        }
        return text;
    }
}
