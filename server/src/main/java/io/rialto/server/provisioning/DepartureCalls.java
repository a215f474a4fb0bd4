package io.rialto.server.provisioning;

import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.RetryAfter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a service who left by a signed call, as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature). */
@Component
class DepartureCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PREFIX = "whsec_";

    private final Outbound outbound;
    private final Clock clock;

    DepartureCalls(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    Result tell(URI url, String secret, Task task, String subject, String action) {
        Instant now = clock.instant();
        String body = body(task, subject, action);
        String timestamp = Long.toString(now.getEpochSecond());
        // The id is the task's: who gets it twice does it once.
        Call call = Call.of(Call.Method.POST, url)
                .carrying("application/json", body)
                .with("webhook-id", task.id())
                .with("webhook-timestamp", timestamp)
                .with("webhook-signature", "v1," + signature(secret, task.id() + "." + timestamp + "." + body));
        return switch (outbound.send(call)) {
            case Answer.Answered answered -> result(answered, now);
            case Answer.Refused refused -> new Result.Stuck("address_not_allowed", 0);
            case Answer.Failed failed ->
                new Result.Again(failed.cause().name().toLowerCase(Locale.ROOT), 0, Optional.empty());
        };
    }

    private static Result result(Answer.Answered answered, Instant now) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return new Result.Over(State.SENT, null, status);
        }
        return status == 410
                ? new Result.Stuck("gone", status)
                : new Result.Again("not_taken", status, RetryAfter.of(answered.header("Retry-After"), now));
    }

    private static String body(Task task, String subject, String action) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subject", subject);
        data.put("action", action);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "customer." + task.kind().key());
        body.put("timestamp", task.happenedAt().toString());
        body.put("data", data);
        return JSON.writeValueAsString(body);
    }

    static String signature(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
