package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a forum asked.
 *
 * @param mark which of the forum's secrets signed it: the answer is signed with the same one, for the forum knows no other
 */
record ForumRequest(String nonce, String mark) {

    private static final int MARK = 16;

    static ForumRequest of(String nonce, Secret signedWith) {
        return new ForumRequest(nonce, mark(signedWith));
    }

    static ForumRequest read(String text) {
        return new ForumRequest(text.substring(MARK), text.substring(0, MARK));
    }

    String text() {
        return mark + nonce;
    }

    /** The secret that signed it; nothing when the forum's were changed since. */
    Optional<Secret> secret(Secrets secrets) {
        return secrets.verifying().stream()
                .filter(secret -> mark(secret).equals(mark))
                .findFirst();
    }

    private static String mark(Secret secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("discourse-mark/" + secret.text()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
