package io.rialto.server.pairing;

import java.util.Locale;

/** Why a shop was not paired or its connection not looked at. {@code docs/install-the-magento-module.md} lists them all. */
enum PairingRefusal {
    MALFORMED(400, "Send a JSON object with the texts code and base_url, and nothing else."),
    WRONG_CODE(
            403, "This site has no such code: look at the letters, and whether the address is that of the right site."),
    EXPIRED_CODE(403, "The code has expired, after 15 minutes: make a new one."),
    USED_CODE(403, "The code was used already, and each is good once: make a new one."),
    OTHER_SHOP(
            409,
            "The site belongs to a shop at another base URL: pair under that one, or change the site's store.base_url."),
    OTHER_ENVIRONMENT(409, "A site of another environment has this shop already: a shop's domain has one environment."),
    UNSAFE_BASE_URL(422, "The base URL must be an absolute https address without user, query and fragment."),
    TAMPERED(401, "No ticket key of this site opens the envelope: pair the shop again."),
    FOREIGN_SITE(403, "The envelope's kid is not this site's: compare the address of the site."),
    UNKNOWN_SITE(404, "No site has this name."),
    TOO_LARGE(413, "That is far too long."),
    WRONG_MEDIA_TYPE(415, "Send Content-Type: application/json."),
    TOO_MANY(429, "Too many tries: come again after the seconds in Retry-After.");

    private final int status;
    private final String message;

    PairingRefusal(int status, String message) {
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
