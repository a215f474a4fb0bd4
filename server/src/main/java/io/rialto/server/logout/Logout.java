package io.rialto.server.logout;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a customer's logout at one service.
 *
 * @param reference of the whole logout: what the customer reads out
 * @param number of the service among those of this logout, from 1
 * @param at when the logout began
 * @param took until the service's answer; absent: nothing came back
 */
public record Logout(
        Reference reference,
        int number,
        SiteId site,
        ServiceId service,
        Outcome outcome,
        Beginning begunBy,
        Way way,
        Instant at,
        @Nullable Duration took) {

    /** At the service. */
    public enum Outcome {
        /** It answered that the session is over. */
        CONFIRMED,
        /** The browser was led there, and never came back. */
        UNANSWERED,
        /** The browser never got there: it did not come back from a service before it. */
        UNTOLD,
        /** It answered that the session is not over. */
        DENIED,
        /** It refused the call, or the call may not go there. */
        REFUSED,
        /** It did not answer the call, or had a fault of its own. */
        UNREACHABLE,
        /** It takes no logouts: its session ends by itself. */
        UNSUPPORTED;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it began. */
    public enum Beginning {
        /** The shop sent the customer's browser. */
        SHOP,
        /** The shop itself called. */
        SHOP_CALL,
        /** A service said that the customer logged out there. */
        SERVICE;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the service is told. */
    public enum Way {
        BROWSER,
        CALL;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The reference, and which of its services. */
    public String id() {
        return reference.value() + "-" + number;
    }
}
