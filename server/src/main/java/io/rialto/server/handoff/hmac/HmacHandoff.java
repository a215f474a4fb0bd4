package io.rialto.server.handoff.hmac;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Deliveries;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.Shown;
import io.rialto.server.handoff.WidgetToken;
import io.rialto.server.site.Site;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Seals a hand-off into fields that nobody can alter who does not know the service's secret. */
@Component
public class HmacHandoff implements Handoff {

    private final Clock clock;
    private final SecureRandom random;

    public HmacHandoff(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return Hmac.class;
    }

    @Override
    public Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
        Hmac hmac = (Hmac) service.protocol();
        String parameter = hmac.delivery().target();
        return Optional.ofNullable(hmac.start())
                .map(start -> parameter != null && target.isPresent()
                        ? Deliveries.with(start, Map.of(parameter, target.get()))
                        : URI.create(start));
    }

    @Override
    public Optional<Asked> asking(ExternalService standIn, String nonce) {
        return ((Hmac) standIn.protocol()).format() == Hmac.Format.DISCOURSE
                ? standIn.secrets()
                        .signing()
                        .map(secret -> new Asked(
                                ForumRequest.of(nonce, secret).text(), Asked.Prompt.IF_NEEDED, Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Introduction introduction(Site site, ExternalService service) {
        Hmac hmac = (Hmac) service.protocol();
        return new Introduction(
                hmac.format() == Hmac.Format.DISCOURSE
                        ? Map.of(Introduction.Item.SSO_URL, site.issuer() + "/discourse/sso")
                        : Map.of());
    }

    @Override
    public HandOver seal(Draft draft) {
        Hmac hmac = (Hmac) draft.service().protocol();
        Map<String, String> fields = fields(draft, hmac);
        // Where the customer wants to land the forum knows itself: it belongs to the nonce.
        return hmac.format() == Hmac.Format.DISCOURSE
                ? new Redirect(Deliveries.with(hmac.delivery().address(), fields))
                : Deliveries.of(delivery(hmac), fields, draft);
    }

    // Multipass has the target inside the token, and nowhere else.
    private static Delivery delivery(Hmac hmac) {
        Delivery its = hmac.delivery();
        return hmac.format() == Hmac.Format.MULTIPASS
                ? new Delivery(its.way(), its.address(), its.parameter(), its.more(), null, its.failure())
                : its;
    }

    @Override
    public boolean givesTokens(ExternalService service) {
        return ((Hmac) service.protocol()).format() != Hmac.Format.DISCOURSE;
    }

    @Override
    public WidgetToken token(Draft draft) {
        return new WidgetToken(Map.copyOf(fields(draft, (Hmac) draft.service().protocol())));
    }

    @Override
    public Optional<Shown> show(Draft draft) {
        Hmac hmac = (Hmac) draft.service().protocol();
        return switch (hmac.format()) {
            case DISCOURSE -> {
                Map<String, String> payload = new LinkedHashMap<>(Map.of("nonce", "(the forum's own)"));
                payload.putAll(texts(draft, hmac, ","));
                yield shown(draft, hmac, Map.of("sso", Shown.MESSAGE, "sig", Shown.LEFT_OUT), lines(payload));
            }
            case MULTIPASS ->
                shown(
                        draft,
                        hmac,
                        Map.of(hmac.delivery().parameter(), Shown.MESSAGE),
                        Multipass.shown(customer(draft, hmac)));
            case FIELDS -> {
                Map<String, String> fields = unsealed(draft, hmac);
                fields.put(code(hmac).field(), Shown.LEFT_OUT);
                yield shown(draft, hmac, fields, lines(fields));
            }
        };
    }

    private static Optional<Shown> shown(Draft draft, Hmac hmac, Map<String, String> fields, String message) {
        return Optional.of(Deliveries.shown(delivery(hmac), fields, message, draft));
    }

    private static String lines(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> fields(Draft draft, Hmac hmac) {
        Secret secret = draft.service()
                .secrets()
                .signing()
                .orElseThrow(() -> new IllegalStateException("the service has no secret"));
        return switch (hmac.format()) {
            case DISCOURSE -> discourse(draft, hmac);
            case MULTIPASS -> multipass(draft, hmac, secret);
            case FIELDS -> fields(draft, hmac, secret);
        };
    }

    private static Map<String, String> discourse(Draft draft, Hmac hmac) {
        ForumRequest request = draft.asked()
                .map(Asked::text)
                .map(ForumRequest::read)
                .orElseThrow(() -> new IllegalStateException("only the forum can begin this login"));
        Secret secret = request.secret(draft.service().secrets())
                .orElseThrow(() -> new IllegalStateException("the forum's secret changed while it waited"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nonce", request.nonce());
        fields.putAll(texts(draft, hmac, ","));
        return DiscourseConnect.sealed(fields, secret);
    }

    private Map<String, String> multipass(Draft draft, Hmac hmac, Secret secret) {
        return Map.of(hmac.delivery().parameter(), Multipass.token(customer(draft, hmac), secret, random));
    }

    private Map<String, Object> customer(Draft draft, Hmac hmac) {
        Map<String, Object> customer = new LinkedHashMap<>();
        if (hmac.subject() != null) {
            customer.put(hmac.subject(), draft.subject().value());
        }
        draft.released().attributes().forEach(attribute -> customer.put(attribute.name(), attribute.json()));
        if (hmac.time() != null) {
            customer.put(hmac.time().field(), time(hmac.time()));
        }
        String target = hmac.delivery().target();
        if (target != null) {
            draft.target().ifPresent(where -> customer.put(target, where));
        }
        return customer;
    }

    private Map<String, String> fields(Draft draft, Hmac hmac, Secret secret) {
        Map<String, String> fields = unsealed(draft, hmac);
        fields.put(code(hmac).field(), Codes.of(fields, code(hmac), secret));
        return fields;
    }

    private Map<String, String> unsealed(Draft draft, Hmac hmac) {
        Map<String, String> fields = texts(draft, hmac, ",");
        if (hmac.time() != null) {
            fields.put(hmac.time().field(), time(hmac.time()));
        }
        if (hmac.unique() != null) {
            fields.put(hmac.unique(), draft.identifiers().assertion());
        }
        return fields;
    }

    private static Hmac.Code code(Hmac hmac) {
        return Objects.requireNonNull(hmac.mac(), "fields need a code");
    }

    private static Map<String, String> texts(Draft draft, Hmac hmac, String separator) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (hmac.subject() != null) {
            fields.put(hmac.subject(), draft.subject().value());
        }
        draft.released()
                .attributes()
                .forEach(attribute -> fields.put(attribute.name(), String.join(separator, attribute.texts())));
        return fields;
    }

    private String time(Hmac.Time time) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (time.notation()) {
            case UNIX -> Long.toString(now.getEpochSecond());
            case ISO -> now.toString();
        };
    }
}
