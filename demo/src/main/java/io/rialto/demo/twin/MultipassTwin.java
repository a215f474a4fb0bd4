package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shopify's login by Multipass: checks the code before it decrypts, takes a token once and while it is young. */
final class MultipassTwin implements Twin {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration AGE = Duration.ofMinutes(5);

    private final byte[] keys;
    private final Book book;
    private final Used used;
    private final Clock clock;

    MultipassTwin(String secret, Book book) {
        this(Codes.digest("SHA-256", secret), book, new Used(), Clock.systemUTC());
    }

    private MultipassTwin(byte[] keys, Book book, Used used, Clock clock) {
        this.keys = keys;
        this.book = book;
        this.used = used;
        this.clock = clock;
    }

    @Override
    public Verdict receive(Brought brought) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(brought.lastStep());
            if (token.length < 64) {
                return new Refused(Why.MALFORMED);
            }
            int end = token.length - 32;
            byte[] code = Codes.hmac(Arrays.copyOf(token, end), Arrays.copyOfRange(keys, 16, 32));
            if (!MessageDigest.isEqual(code, Arrays.copyOfRange(token, end, token.length))) {
                return new Refused(Why.NOT_SIGNED);
            }
            return judge(JSON.readTree(opened(token, end)), brought.lastStep());
        } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
            return new Refused(Why.MALFORMED);
        }
    }

    private byte[] opened(byte[] token, int end) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(keys, 16), "AES"),
                new IvParameterSpec(Arrays.copyOf(token, 16)));
        return cipher.doFinal(token, 16, end - 16);
    }

    private Verdict judge(JsonNode customer, String token) {
        if (!customer.path("email").isString() || !customer.path("created_at").isString()) {
            return new Refused(Why.INCOMPLETE);
        }
        OffsetDateTime made = OffsetDateTime.parse(customer.path("created_at").stringValue());
        if (made.toInstant().isBefore(clock.instant().minus(AGE))) {
            return new Refused(Why.TOO_OLD);
        }
        if (!used.first(token)) {
            return new Refused(Why.REPLAYED);
        }
        Map<String, String> members = new HashMap<>();
        customer.properties()
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().asString()));
        return book.enter(members);
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public Twin at(Clock later) {
        return new MultipassTwin(keys, book, used, later);
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }

    @Override
    public Guards guards() {
        return new Guards(true, true);
    }
}
