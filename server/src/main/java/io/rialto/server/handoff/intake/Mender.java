package io.rialto.server.handoff.intake;

import java.util.Locale;
import java.util.Optional;

/** Who can do something about a fault. */
enum Mender {
    /** By doing as the page says. */
    CUSTOMER,
    /** Who configured the service at the site. */
    SHOP,
    /** Who runs the service, or wrote it. */
    SERVICE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the customer reads; nothing when that is the customer. */
    Optional<String> words(String shop, Optional<String> service) {
        return switch (this) {
            case CUSTOMER -> Optional.empty();
            case SHOP -> Optional.of(words(shop));
            case SERVICE -> Optional.of(words(service.orElse("The service that you came from")));
        };
    }

    private static String words(String who) {
        return who + " can mend this: please tell the support there the reference below.";
    }
}
