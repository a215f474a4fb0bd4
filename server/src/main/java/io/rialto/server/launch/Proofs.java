package io.rialto.server.launch;

import io.rialto.server.customer.Ticket;
import io.rialto.server.launch.Entries.Presented;
import io.rialto.server.site.Site;
import io.rialto.server.standing.Standings;
import io.rialto.server.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands in the forms of customers' pages: the ticket that brought the customer is used up, so the page itself carries, sealed, who
 * they are. It is good for a quarter of an hour, in the browser that has the cookie of that launch, at that site, and for what its
 * form is for. Nobody else can make one, so no page of somebody else's can send such a form.
 */
@Component
class Proofs {

    /** The name of the field. */
    static final String FIELD = "proof";

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int MOST_CHARACTERS = 24_000;

    private final Vault vault;
    private final LaunchCookies cookies;
    private final Standings standings;
    private final Clock clock;

    Proofs(Vault vault, LaunchCookies cookies, Standings standings, Clock clock) {
        this.vault = vault;
        this.cookies = cookies;
        this.standings = standings;
        this.clock = clock;
    }

    /** What a form is for: one of the page of services does not end anything. */
    enum Use {
        /** To be shown something. */
        LOOK,
        /** To end a service, from the page that says what follows. */
        END,
        /** To enter again. */
        RESUME;

        private String context() {
            return "customer-form/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a customer who just came; nothing when no browser came, or somebody else in the customer's name. */
    Optional<Proof> of(Presented presented) {
        Ticket ticket = presented.ticket();
        return ticket.launchNonce()
                .filter(nonce -> !ticket.impersonated())
                .map(nonce -> new Proof(
                        nonce,
                        presented.site().id(),
                        "",
                        ticket.issuedAt(),
                        clock.instant().plus(LIFETIME),
                        ticket.customer().id()));
    }

    String seal(Proof proof, Use use) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(proof.bytes(), use.context()));
    }

    /** Whose form it is. */
    Proven open(Use use, Site site, HttpServletRequest request) {
        Optional<Proof> proof = Optional.ofNullable(request.getParameter(FIELD)).flatMap(field -> opened(field, use));
        if (proof.isEmpty()) {
            return new Proven.Not(Objection.DAMAGED);
        }
        Optional<LaunchCookie> cookie = cookies.find(proof.get().nonce(), site, request)
                .filter(begun -> begun.nonce().equals(proof.get().nonce()));
        Objection objection = objection(proof.get(), cookie, site, clock.instant());
        return objection == null ? new Proven.Customer(proof.get(), cookie.orElseThrow()) : new Proven.Not(objection);
    }

    private @Nullable Objection objection(Proof proof, Optional<LaunchCookie> cookie, Site site, Instant now) {
        if (!proof.site().equals(site.id())) {
            return Objection.OTHER_SITE;
        }
        if (!proof.expires().isAfter(now)) {
            return Objection.TOO_OLD;
        }
        if (cookie.isEmpty()) {
            return Objection.OTHER_BROWSER;
        }
        return standings.denial(site.id(), proof.customer(), proof.vouchedAt()).isPresent() ? Objection.SHUT_OUT : null;
    }

    private Optional<Proof> opened(String field, Use use) {
        if (field.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(Proof.of(vault.open(Base64.getUrlDecoder().decode(field), use.context())));
        } catch (IllegalArgumentException | IllegalStateException altered) {
            return Optional.empty();
        }
    }
}
