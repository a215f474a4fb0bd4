package io.rialto.server.jsonapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * An entity tag of two halves: the resource's state and the whole document. Whether a document is known decides the whole tag;
 * whether a resource is unchanged its first half, however much of it somebody saw.
 */
final class Tag {

    private static final int BYTES = 12;

    private Tag() {}

    static String of(String state, String document) {
        return "W/\"" + digest(state) + "." + digest(document) + "\"";
    }

    /** RFC 9110 §13.1.2: a list of tags or an asterisk, compared weakly. */
    static boolean isKnown(String ifNoneMatch, String tag) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || bare(known).equals(bare(tag)));
    }

    /** RFC 9110 §13.1.1, but compared weakly: our tags are weak because one state has many documents, not because they are vague. */
    static boolean isUnchanged(String ifMatch, String state) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || bare(known).startsWith("\"" + digest(state) + "."));
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
