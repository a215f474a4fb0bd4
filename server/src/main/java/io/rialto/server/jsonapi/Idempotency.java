package io.rialto.server.jsonapi;

import io.rialto.server.jsonapi.IdempotencyKeys.Claim;
import io.rialto.server.jsonapi.IdempotencyKeys.Keyed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Does a POST with an {@code Idempotency-Key} once, however often it comes: what was done and what was answered are written in one
 * transaction. What was refused is not kept, for nothing was done.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header Field</a>
 */
@Component
class Idempotency {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyKeys keys;
    private final LongTransactions transactions;

    Idempotency(IdempotencyKeys keys, LongTransactions transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    /** The operation's answer, or the one that it had when it was done. */
    Answer answer(Call call, Supplier<Answer> operation) {
        Optional<String> key =
                call.idempotencyKey().filter(given -> call.method().equals("POST"));
        return key.isEmpty() ? operation.get() : once(keyed(call, key.get()), operation);
    }

    private Answer once(Keyed keyed, Supplier<Answer> operation) {
        return switch (keys.claim(keyed)) {
            case Claim.Mine mine -> done(mine, operation);
            case Claim.Answered(Answer answer) -> answer.with("Idempotency-Replayed", "true");
            case Claim.InProgress other -> throw inProgress();
            case Claim.Reused other ->
                throw new Stop(ApiError.of(
                        422,
                        "IDEMPOTENCY_KEY_REUSED",
                        "Idempotency key reused",
                        "This idempotency key was used for another request: use a new key for each."));
        };
    }

    private Answer done(Claim.Mine mine, Supplier<Answer> operation) {
        try {
            return transactions.execute(() -> {
                Answer answer = operation.get();
                if (!keys.finish(mine, answer)) {
                    throw inProgress();
                }
                return answer;
            });
        } catch (RuntimeException notDone) {
            keys.release(mine);
            throw notDone;
        }
    }

    private static Stop inProgress() {
        return new Stop(ApiError.of(
                409,
                "IDEMPOTENCY_KEY_IN_PROGRESS",
                "Request in progress",
                "A request with this idempotency key is being worked on: try again in a moment."));
    }

    private static Keyed keyed(Call call, String header) {
        // A structured field's string has quotes (RFC 8941 §3.3.3); most clients leave them out.
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!FORM.matcher(key).matches()) {
            throw new Stop(ApiError.of(
                    400, "BAD_REQUEST", "Bad request", "Idempotency-Key must be 1 to 255 visible ASCII characters."));
        }
        String scope = call.caller().organization().value() + "/"
                + call.caller().user().value();
        return new Keyed(
                scope,
                hash(key),
                hash(call.method(), call.address(), String.valueOf(call.query().parameters()), body(call)));
    }

    private static String body(Call call) {
        ByteBuffer body = call.body();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
