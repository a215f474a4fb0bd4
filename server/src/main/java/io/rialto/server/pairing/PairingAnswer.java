package io.rialto.server.pairing;

import io.rialto.server.site.TicketKey;
import java.util.OptionalLong;

/** What a shop hears that sent a code. */
sealed interface PairingAnswer {

    record Paired(TicketKey key) implements PairingAnswer {}

    /** @param retryAfter in seconds, when waiting helps */
    record Refused(PairingRefusal why, OptionalLong retryAfter) implements PairingAnswer {

        Refused(PairingRefusal why) {
            this(why, OptionalLong.empty());
        }
    }
}
