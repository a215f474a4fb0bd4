package io.rialto.server.twin;

import io.rialto.server.externalservice.Hmac.Time;
import io.rialto.server.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Takes a Multipass token: sixteen bytes and a ciphertext, and behind them an HMAC-SHA256 over both. */
public record MultipassTwin(Contract contract) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param time the member that says when; absent: none does
     */
    public record Contract(
            String method,
            String parameter,
            String secret,
            @Nullable Time time,
            Set<String> required) {

        /** It holds a secret. */
        @Override
        public String toString() {
            return "Contract[" + parameter + "]";
        }
    }

    private static final int BLOCK = 16;
    private static final int CODE = 32;
    private static final Duration FRESH = Duration.ofMinutes(15);

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", contract.method(), parcel.method());
        byte[] token = decoded(parcel.field(contract.parameter()));
        boolean whole = token.length >= 2 * BLOCK + CODE;
        if (!checks.holds(
                "The message can be read", "one token in " + contract.parameter(), whole ? "one" : "none", whole)) {
            return checks.refused();
        }
        byte[] keys = Macs.digest("SHA-256", Macs.utf8(contract.secret()));
        byte[] sealed = Arrays.copyOf(token, token.length - CODE);
        boolean genuine = MessageDigest.isEqual(
                Arrays.copyOfRange(token, sealed.length, token.length),
                Macs.hmac("HmacSHA256", Arrays.copyOfRange(keys, BLOCK, keys.length), sealed));
        if (!checks.holds("The code", "made with the shared secret", genuine ? "it is" : "it is not", genuine)) {
            return checks.refused();
        }
        Optional<Map<String, Object>> customer = opened(sealed, Arrays.copyOf(keys, BLOCK));
        checks.holds(
                "What is inside can be read",
                "one JSON object",
                customer.isPresent() ? "one" : "none",
                customer.isPresent());
        return customer.map(members -> judged(members, checks, now)).orElseGet(checks::refused);
    }

    private Judgement judged(Map<String, Object> customer, Checklist checks, Instant now) {
        Map<String, List<String>> attributes = new LinkedHashMap<>(Values.texts(customer));
        Time time = contract.time();
        if (time != null) {
            String text = String.join(
                    "", Optional.ofNullable(attributes.remove(time.field())).orElse(List.of()));
            Optional<Instant> made = time.notation() == Time.Notation.UNIX ? Times.seconds(text) : Times.read(text);
            Times.fresh(checks, "Made at (" + time.field() + ")", made, now, FRESH);
        }
        checks.required(contract.required(), attributes);
        return checks.judged(Persons.of(attributes, contract.required()));
    }

    private static Optional<Map<String, Object>> opened(byte[] sealed, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(sealed, 0, BLOCK));
            byte[] json = cipher.doFinal(sealed, BLOCK, sealed.length - BLOCK);
            return StrictJson.document(new String(json, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }
}
