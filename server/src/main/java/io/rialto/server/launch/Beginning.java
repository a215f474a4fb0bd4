package io.rialto.server.launch;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.site.Site;
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
    private final Refusals refusals;
    private final SecureRandom random;
    private final Clock clock;

    Beginning(ExternalServices services, Refusals refusals, SecureRandom random, Clock clock) {
        this.services = services;
        this.refusals = refusals;
        this.random = random;
        this.clock = clock;
    }

    sealed interface Step {

        /** To the shop, with this in a cookie. */
        record ToShop(LaunchCookie cookie, String location) implements Step {}

        record Stop(Arrival.TurnedAway turnedAway) implements Step {}
    }

    /** @param wanted where the customer wants to land, if the link says so */
    Step begin(Site site, String slug, @Nullable String wanted) {
        if (slug.equals(Decisions.SERVICES)) {
            return toShop(site, slug, Optional.empty());
        }
        Optional<ExternalService> service = services.bySlug(site.id(), slug);
        if (service.isEmpty()) {
            return stop(new Refused(Refusal.UNKNOWN_SERVICE), site, service);
        }
        Optional<Refused> closed = Decisions.availability(service.get());
        if (closed.isPresent()) {
            return stop(closed.get(), site, service);
        }
        return switch (Target.of(wanted, service.get().relayState())) {
            case Refused refused -> stop(refused, site, service);
            case Target.Allowed allowed -> toShop(site, slug, Optional.ofNullable(wanted));
        };
    }

    private Step toShop(Site site, String service, Optional<String> wanted) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        LaunchCookie cookie =
                new LaunchCookie(nonce, site.id(), service, clock.instant().plus(LaunchCookies.LIFETIME), wanted);
        String launchUrl = site.store().launchUrl().toString();
        char separator = launchUrl.indexOf('?') < 0 ? '?' : '&';
        return new Step.ToShop(cookie, launchUrl + separator + "service=" + service + "&nonce=" + nonce);
    }

    private Step stop(Refused refused, Site site, Optional<ExternalService> service) {
        return new Step.Stop(refusals.unproven(refused, Optional.of(site), service));
    }
}
