package io.rialto.server.provisioning;

import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.outbound.SignedCall;
import io.rialto.server.scim.RetryAfter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a service who left by a signed call, as Standard Webhooks has it (webhook-id, webhook-timestamp, webhook-signature). */
@Component
class DepartureCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbound outbound;
    private final Clock clock;

    DepartureCalls(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    Result tell(URI url, String secret, Task task, String subject, String action) {
        Instant now = clock.instant();
        // The id is the task's: who gets it twice does it once.
        Call call = SignedCall.of(url, List.of(secret), task.id(), body(task, subject, action), now);
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
}
