package io.rialto.server.customer;

import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Opened;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.json.StrictJson;
import io.rialto.server.site.Site;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the tickets that shops make: proves the shop, the site and the time. Whether a ticket is fresh, {@code launch} knows. */
@Component
public class Tickets {

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final long LATEST_SECOND = 253_402_300_799L; // the end of the year 9999

    private final Clock clock;

    public Tickets(Clock clock) {
        this.clock = clock;
    }

    /** Opens a ticket for the site. */
    public Opening open(String compact, Site site) {
        return switch (Envelope.open(compact, site.slug(), site.store().ticketKeys())) {
            case Envelope.Closed(Rejected why) -> why;
            case Envelope.Plain(ByteBuffer utf8) -> read(utf8, site);
        };
    }

    private Opening read(ByteBuffer utf8, Site site) {
        Optional<Map<String, Object>> claims = StrictJson.members(utf8);
        if (claims.isEmpty()) {
            return new Rejected(Fault.MALFORMED, "claims are not one JSON object within the limits");
        }
        try {
            return checked(new Members("", claims.get()), site);
        } catch (Members.Wrong wrong) {
            return new Rejected(Fault.MALFORMED, wrong.member());
        }
    }

    private Opening checked(Members claims, Site site) {
        String shop = claims.required("iss", 1, 2_048);
        if (!unslashed(shop).equals(unslashed(site.store().baseUrl().toString()))) {
            return new Rejected(Fault.FOREIGN_SITE, "iss");
        }
        if (!claims.required("aud", 1, 2_048).equals(site.issuer())) {
            return new Rejected(Fault.FOREIGN_SITE, "aud");
        }
        Instant issued = instant(claims, "iat");
        Instant expires = instant(claims, "exp");
        Instant now = clock.instant();
        Duration life = Duration.between(issued, expires);
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            return new Rejected(Fault.MALFORMED, "exp is more than 60 s after iat, or before it");
        }
        if (issued.isAfter(now.plus(SKEW))) {
            return new Rejected(Fault.TOO_EARLY, "iat");
        }
        if (!now.isBefore(expires)) {
            return new Rejected(Fault.EXPIRED, "exp");
        }
        return new Opened(new Ticket(
                claims.required("jti", 16, 128),
                expires,
                claims.text("nonce").orElse(null),
                claims.required("service", 1, 128),
                authenticatedAt(claims, issued),
                claims.values().containsKey("act"),
                customer(claims)));
    }

    private static Customer customer(Members claims) {
        String id = claims.required("sub", 1, 128);
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw claims.wrong("sub");
        }
        return CustomerMembers.read(id, claims.object("customer").orElseThrow(() -> claims.wrong("customer")));
    }

    private static @Nullable Instant authenticatedAt(Members claims, Instant issued) {
        if (!claims.values().containsKey("auth_time")) {
            return null;
        }
        Instant at = instant(claims, "auth_time");
        if (at.isAfter(issued)) {
            throw claims.wrong("auth_time");
        }
        return at;
    }

    /** RFC 7519 §2 NumericDate, in whole seconds. */
    private static Instant instant(Members claims, String name) {
        long second = claims.wholeNumber(name);
        if (second < 0 || second > LATEST_SECOND) {
            throw claims.wrong(name);
        }
        return Instant.ofEpochSecond(second);
    }

    /** Magento writes its base URL with a slash at the end; people leave it out. */
    private static String unslashed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
