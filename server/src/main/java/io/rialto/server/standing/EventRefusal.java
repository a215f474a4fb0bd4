package io.rialto.server.standing;

import java.util.Locale;

/** Why an event was refused, for the shop's log. {@code docs/connect-your-shop.md} lists them all. */
enum EventRefusal {
    MALFORMED(400, "The event does not have the form that connect-your-shop describes; the detail names the part."),
    UNKNOWN_EVENT(400, "This version of Rialto knows no such event; send only those that connect-your-shop lists."),
    TAMPERED(401, "No ticket key of this site opens the event: compare the key, or it was altered on the way."),
    EXPIRED(401, "The event had expired: seal it anew for each attempt, and check both clocks."),
    TOO_EARLY(401, "The event's iat is in the future: the shop's clock is ahead."),
    FOREIGN_SITE(403, "The event's kid, iss or aud is not of this site: compare issuer and base URL."),
    REPLAYED(403, "Another event was told under this jti: give each event its own."),
    UNKNOWN_SITE(404, "No site has this name."),
    TOO_LARGE(413, "An event is at most 16 KB long, and needs but a few hundred bytes."),
    WRONG_MEDIA_TYPE(415, "Send the compact JWE alone, as Content-Type: application/jose."),
    TOO_MANY(429, "Too many: send the event again after the seconds in Retry-After.");

    private final int status;
    private final String message;

    EventRefusal(int status, String message) {
        this.status = status;
        this.message = message;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    /** For programs and logs. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
