package io.rialto.server.pairing;

import io.rialto.server.customer.Examination.Examined;
import io.rialto.server.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is right and wrong with a connection, in words for a merchant. */
final class ConnectionPoints {

    /** A ticket from the future is refused. */
    private static final Duration AHEAD = Duration.ofSeconds(5);
    /** A ticket lives for a minute, half of which is for the way. */
    private static final Duration BEHIND = Duration.ofSeconds(30);

    private ConnectionPoints() {}

    static List<Map<String, Object>> of(Examined examined, Site site, Instant now) {
        return List.of(
                point("key", true, "The ticket key is right."),
                clock(Duration.between(now, examined.issuedAt())),
                examined.isRightShop()
                        ? point("shop", true, "Rialto knows the shop by this base URL.")
                        : point(
                                "shop",
                                false,
                                "Rialto knows the shop by another base URL: compare it with the site's store.base_url."),
                examined.isRightSite()
                        ? point("site", true, "The site's address is right.")
                        : point("site", false, "The site's address at Rialto is " + site.issuer() + "."),
                site.active()
                        ? point("active", true, "The site is active.")
                        : point("active", false, "The site is switched off at Rialto: nobody enters by it."));
    }

    private static Map<String, Object> clock(Duration ahead) {
        return clockFault(ahead)
                .map(fault -> point("clock", false, fault))
                .orElseGet(() -> point("clock", true, "The clocks agree."));
    }

    /**
     * What is wrong with the shop's clock.
     *
     * @param ahead how much it is; negative: behind
     */
    static Optional<String> clockFault(Duration ahead) {
        if (ahead.compareTo(AHEAD) > 0) {
            return Optional.of(
                    "The shop's clock is " + ahead.toSeconds() + " s ahead of Rialto's: let both keep time by NTP.");
        }
        return ahead.negated().compareTo(BEHIND) > 0
                ? Optional.of("The shop's clock is " + ahead.negated().toSeconds()
                        + " s behind Rialto's: let both keep time by NTP.")
                : Optional.empty();
    }

    private static Map<String, Object> point(String what, boolean isRight, String detail) {
        return Map.of("what", what, "ok", isRight, "detail", detail);
    }
}
