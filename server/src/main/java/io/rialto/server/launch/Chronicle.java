package io.rialto.server.launch;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import io.rialto.server.trace.Masks;
import io.rialto.server.trace.Sent;
import io.rialto.server.trace.Step;
import io.rialto.server.trace.Trace;
import io.rialto.server.trace.Trace.Content;
import io.rialto.server.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has it written down how launches went. Whoever calls goes on at once: everything is put together later. */
@Component
class Chronicle {

    private final Traces traces;
    private final Inventory inventory;

    Chronicle(Traces traces, Inventory inventory) {
        this.traces = traces;
        this.inventory = inventory;
    }

    void refused(
            Refused refused,
            Reference reference,
            Site site,
            Optional<ExternalService> service,
            Optional<Presented> presented) {
        traces.keep(() -> new Trace(
                reference,
                site.id(),
                service.map(ExternalService::id).orElse(null),
                false,
                new Content(
                        way(presented, service),
                        Walk.until(refused, presented, service),
                        null,
                        inventory.of(site, service),
                        took(presented))));
    }

    /** @param took by the sealing, in nanoseconds */
    void entered(
            Reference reference, Decision.Enter enter, Presented presented, @Nullable HandOver handOver, long took) {
        traces.keepSome(
                enter.service().id(),
                () -> trace(
                        reference,
                        enter,
                        presented,
                        true,
                        Walk.whole(presented, enter),
                        handOver == null ? null : sent(handOver, enter.service()),
                        Math.max(0, took)));
    }

    /** Of nobody: kept as of a customer, and never held against a later one. */
    void canary(Reference reference, Decision.Enter enter, Presented presented, @Nullable HandOver handOver) {
        traces.keep(() -> trace(
                reference,
                enter,
                presented,
                false,
                Walk.whole(presented, enter),
                handOver == null ? null : sent(handOver, enter.service()),
                0));
    }

    void forget(List<Reference> references) {
        traces.forget(references);
    }

    void settle() {
        traces.settle();
    }

    void failed(Reference reference, Decision.Enter enter, Presented presented, String kind) {
        traces.keep(() -> trace(reference, enter, presented, false, Walk.broken(presented, enter, kind), null, 0));
    }

    private Trace trace(
            Reference reference,
            Decision.Enter enter,
            Presented presented,
            boolean good,
            List<Step> steps,
            @Nullable Sent sent,
            long sealing) {
        Optional<ExternalService> service = Optional.of(enter.service());
        Map<String, Long> took = took(Optional.of(presented));
        took.put("sealing", Duration.ofNanos(sealing).toMillis());
        return new Trace(
                reference,
                presented.site().id(),
                enter.service().id(),
                good,
                new Content(
                        way(Optional.of(presented), service),
                        steps,
                        sent,
                        inventory.of(presented.site(), service),
                        took));
    }

    private static Sent sent(HandOver handOver, ExternalService service) {
        return switch (handOver) {
            case PostPage page -> Masks.posted(page.action(), page.fields());
            case Redirect(var location) ->
                service.protocol() instanceof Api ? Masks.hidden(location) : Masks.redirected(location);
        };
    }

    private static String way(Optional<Presented> presented, Optional<ExternalService> service) {
        return presented
                .map(one -> one.asked()
                        .map(asked ->
                                "service_" + service.map(Chronicle::protocol).orElse("began"))
                        .orElse(one.ticket().launchNonce().isPresent() ? "shop_link" : "shop_call"))
                .orElse("unknown");
    }

    private static String protocol(ExternalService service) {
        return service.protocol().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> took(Optional<Presented> presented) {
        Map<String, Long> took = new TreeMap<>();
        presented
                .flatMap(Presented::cookie)
                .ifPresent(cookie -> took.put(
                        "at_the_shop",
                        Math.max(
                                0,
                                Duration.between(
                                                cookie.expires().minus(LaunchCookies.LIFETIME),
                                                presented.get().at())
                                        .toMillis())));
        return took;
    }
}
