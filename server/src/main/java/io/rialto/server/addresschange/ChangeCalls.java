package io.rialto.server.addresschange;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.outbound.SignedCall;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a service by a signed call, as Standard Webhooks has it, that a customer of its changed; not what. */
@Component
class ChangeCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbound outbound;
    private final Clock clock;

    ChangeCalls(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** @param subject the customer's persistent name at the service */
    Verdict tell(ExternalService service, Errand errand, String subject) {
        Provisioning provisioning = service.provisioning();
        Secret secret = service.secrets().provisioning();
        if (provisioning == null || provisioning.webhook() == null || secret == null) {
            return new Verdict.Failed("not_configured");
        }
        AddressChange change = errand.change();
        // Another change is another message, although an earlier one did not get through.
        String id = change.id() + "-" + errand.told();
        Call call = SignedCall.of(
                URI.create(provisioning.webhook()), List.of(secret.text()), id, body(change, subject), clock.instant());
        return switch (outbound.send(call)) {
            case Answer.Refused refused -> new Verdict.Failed("address_not_allowed");
            case Answer.Failed failed -> new Verdict.Later("service_unreachable");
            case Answer.Answered answered -> verdict(answered.status());
        };
    }

    private static Verdict verdict(int status) {
        if (status >= 200 && status < 300) {
            return new Verdict.Done(null);
        }
        return status == 410 ? new Verdict.Failed("gone") : new Verdict.Later("service_not_taken");
    }

    private static String body(AddressChange change, String subject) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "customer.updated");
        body.put("timestamp", change.happenedAt().toString());
        body.put("data", Map.of("subject", subject, "action", "update"));
        return JSON.writeValueAsString(body);
    }
}
