package io.rialto.server.customer;

import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.json.StrictJson;
import io.rialto.server.site.Site;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What a shop sealed for a site, proved to come from it, to be for this site and of this minute: what tickets and events have in
 * common.
 *
 * @param claims all of them
 */
record Letter(Members claims, Instant issuedAt, Instant expiresAt) implements Unsealed {

    static final Duration SKEW = Duration.ofSeconds(5);

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);
    private static final long LATEST_SECOND = 253_402_300_799L; // the end of the year 9999

    /** @throws Members.Wrong when a claim that both kinds have is missing or has the wrong type */
    static Unsealed open(String compact, Envelope.Kind kind, Site site, Instant now) {
        return switch (Envelope.open(compact, kind, site.slug(), site.store().ticketKeys())) {
            case Envelope.Closed(Rejected why) -> new Unsealed.Refused(why);
            case Envelope.Plain(ByteBuffer utf8) -> read(utf8, site, now);
        };
    }

    private static Unsealed read(ByteBuffer utf8, Site site, Instant now) {
        Optional<Map<String, Object>> claims = StrictJson.members(utf8);
        return claims.isEmpty()
                ? refused(Fault.MALFORMED, "claims are not one JSON object within the limits")
                : checked(new Members("", claims.get()), site, now);
    }

    // What came is not repeated: a shop that fills its claims wrongly could have written a customer's data there.
    private static Unsealed checked(Members claims, Site site, Instant now) {
        String shop = claims.required("iss", 1, 2_048);
        if (!site.store().isAt(shop)) {
            return refused(Fault.FOREIGN_SITE, "iss", "iss " + site.store().baseUrl(), "iss another address");
        }
        String audience = claims.required("aud", 1, 2_048);
        if (!audience.equals(site.issuer())) {
            return refused(Fault.FOREIGN_SITE, "aud", "aud " + site.issuer(), "aud another address");
        }
        Instant issued = instant(claims, "iat");
        Instant expires = instant(claims, "exp");
        Duration life = Duration.between(issued, expires);
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            return refused(
                    Fault.MALFORMED,
                    "exp is more than 60 s after iat, or before it",
                    "exp at most 60 s after iat",
                    "exp " + life.toSeconds() + " s after iat");
        }
        if (issued.isAfter(now.plus(SKEW))) {
            return untimely(
                    Fault.TOO_EARLY,
                    claims,
                    "iat",
                    "made before " + now.plus(SKEW).truncatedTo(ChronoUnit.SECONDS) + " by the clock here",
                    "made at " + issued + ", " + ahead(now, issued) + " s ahead");
        }
        if (!now.isBefore(expires)) {
            return untimely(
                    Fault.EXPIRED,
                    claims,
                    "exp",
                    "good until after " + now.truncatedTo(ChronoUnit.SECONDS) + " by the clock here",
                    "good until " + expires + ", over for " + ahead(expires, now) + " s");
        }
        return new Letter(claims, issued, expires);
    }

    /** Given once by the shop: {@code jti}. */
    String id() {
        return claims.required("jti", 16, 128);
    }

    /** Whom it is about: {@code sub}. */
    String customer() {
        String id = claims.required("sub", 1, 128);
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            throw claims.wrong("sub");
        }
        return id;
    }

    /** RFC 7519 §2 NumericDate, in whole seconds. */
    static Instant instant(Members claims, String name) {
        long second = claims.wholeNumber(name);
        if (second < 0 || second > LATEST_SECOND) {
            throw claims.wrong(name);
        }
        return Instant.ofEpochSecond(second);
    }

    private static long ahead(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static Unsealed refused(Fault fault, String detail) {
        return new Unsealed.Refused(new Rejected(fault, detail));
    }

    private static Unsealed refused(Fault fault, String detail, String expected, String actual) {
        return new Unsealed.Refused(new Rejected(fault, detail, new Opening.Found(expected, actual, "")));
    }

    /** The shop's own, for this site, at the wrong time: who looks for a service's failures looks for this one, too. */
    private static Unsealed untimely(Fault fault, Members claims, String detail, String expected, String actual) {
        String service = claims.values().get("service") instanceof String slug ? slug : "";
        return new Unsealed.Refused(new Rejected(fault, detail, new Opening.Found(expected, actual, service)));
    }

    /** It has no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
