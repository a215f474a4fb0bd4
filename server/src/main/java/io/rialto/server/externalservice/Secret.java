package io.rialto.server.externalservice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that only a service and its site know. Never printed. */
public record Secret(String text) {

    public Secret {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
    }

    /** What a key is made of. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether somebody knows it. In constant time: whoever guesses learns nothing from how long it took. */
    public boolean is(String presented) {
        return MessageDigest.isEqual(bytes(), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
