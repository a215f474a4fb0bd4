package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.site.Site;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a launch may begin: nothing is known of the customer yet. */
@Component
class Beginning {

    private static final int NONCE_BYTES = 24;

    private final ExternalServices services;
    private final Handoffs handoffs;
    private final Refusals refusals;
    private final SecureRandom random;
    private final Clock clock;

    Beginning(ExternalServices services, Handoffs handoffs, Refusals refusals, SecureRandom random, Clock clock) {
        this.services = services;
        this.handoffs = handoffs;
        this.refusals = refusals;
        this.random = random;
        this.clock = clock;
    }

    sealed interface Step {

        /** To the shop, with this in a cookie. */
        record ToShop(LaunchCookie cookie, String location) implements Step {}

        /** To the service, which begins the login itself. */
        record ToService(URI location) implements Step {}

        record Stop(Arrival.TurnedAway turnedAway) implements Step {}
    }

    /** @param wanted where the customer wants to land, if the link says so */
    Step begin(Site site, String slug, @Nullable String wanted) {
        if (slug.equals(Decisions.SERVICES)) {
            return toShop(site, slug, Optional.empty(), Optional.empty());
        }
        Optional<ExternalService> service = services.bySlug(site.id(), slug);
        if (service.isEmpty()) {
            return stop(new Refused(Refusal.UNKNOWN_SERVICE), site, service);
        }
        Optional<Refused> closed = Decisions.availability(service.get());
        if (closed.isPresent()) {
            return stop(closed.get(), site, service);
        }
        if (!service.get().protocol().launchable()) {
            return stop(new Refused(Refusal.NOT_LAUNCHABLE), site, service);
        }
        return switch (Target.of(wanted, service.get().relayState())) {
            case Refused refused -> stop(refused, site, service);
            case Target.Allowed(Optional<String> target) ->
                handoffs.of(service.get())
                        .begins(site, service.get(), target)
                        .<Step>map(Step.ToService::new)
                        .orElseGet(() -> toShop(site, slug, Optional.ofNullable(wanted), Optional.empty()));
        };
    }

    /** @param asked what the service wants, which began */
    Step begin(Site site, ExternalService service, Asked asked) {
        return Decisions.availability(service)
                .map(closed -> stop(closed, site, Optional.of(service)))
                .orElseGet(() -> toShop(site, service.slug(), Optional.empty(), Optional.of(asked)));
    }

    /** Of a launch that no browser could keep. */
    Arrival.TurnedAway tooLarge(Site site, Optional<ExternalService> service) {
        return refusals.unproven(new Refused(Refusal.TOO_LARGE), Optional.of(site), service);
    }

    private Step toShop(Site site, String service, Optional<String> wanted, Optional<Asked> asked) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Optional<String> address = site.store().launchAddress(service, nonce);
        if (address.isEmpty()) {
            return stop(new Refused(Refusal.NO_SHOP), site, services.bySlug(site.id(), service));
        }
        LaunchCookie cookie = new LaunchCookie(
                nonce, site.id(), service, clock.instant().plus(LaunchCookies.LIFETIME), wanted, asked);
        return new Step.ToShop(
                cookie, address.get() + asked.map(Beginning::wishes).orElse(""));
    }

    /** What the shop must heed, in the words of OpenID Connect Core §3.1.2.1. */
    private static String wishes(Asked asked) {
        String prompt = switch (asked.prompt()) {
            case IF_NEEDED -> "";
            case NONE -> "&prompt=none";
            case LOGIN -> "&prompt=login";
        };
        return prompt + asked.maxAge().map(age -> "&max_age=" + age.toSeconds()).orElse("");
    }

    private Step stop(Refused refused, Site site, Optional<ExternalService> service) {
        return new Step.Stop(refusals.unproven(refused, Optional.of(site), service));
    }
}
