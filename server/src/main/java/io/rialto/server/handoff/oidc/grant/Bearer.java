package io.rialto.server.handoff.oidc.grant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** 256 random bits that somebody else keeps, in base64url: what they are found by, and what they lock, is made of them alone. */
record Bearer(String value) {

    private static final int BYTES = 32;
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static Bearer next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Bearer(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Nothing when it can be none of ours. */
    static Optional<Bearer> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Bearer(text)) : Optional.empty();
    }

    /** By which it is found; the key cannot be made of it. */
    String hash() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived("hash"));
    }

    /** @param context what the text is; it opens only as that */
    String seal(String text, String context, SecureRandom random) {
        byte[] vector = new byte[VECTOR_BYTES];
        random.nextBytes(vector);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, vector, context).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(vector.length + sealed.length)
                    .put(vector)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + context, e);
        }
    }

    /** Nothing when it was sealed as something else, or altered. */
    Optional<String> open(String sealed, String context) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] vector = Arrays.copyOf(all, VECTOR_BYTES);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, vector, context).doFinal(all, VECTOR_BYTES, all.length - VECTOR_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open " + context, e);
        }
    }

    private Cipher cipher(int mode, byte[] vector, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived("key"), "AES"), new GCMParameterSpec(TAG_BITS, vector));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    // One step of HKDF (RFC 5869 §2.3) is enough: what goes in is uniformly random.
    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(("rialto-oidc-" + purpose).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Bearer";
    }
}
