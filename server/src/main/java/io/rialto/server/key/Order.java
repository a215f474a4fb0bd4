package io.rialto.server.key;

import io.rialto.server.externalservice.ServiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants done with a key. */
public sealed interface Order {

    /**
     * The next key signs from now on.
     *
     * @param anyway although services may refuse what it signs
     */
    record Promote(boolean anyway) implements Order {}

    /** The key that signed before the current one signs again. */
    record RollBack() implements Order {}

    /** A key that does not sign is not published any more, and its private half is destroyed. */
    record Retire() implements Order {}

    /** @param at when the next key becomes current by itself, if nothing is against it then; absent: never */
    record PromoteAt(@Nullable Instant at) implements Order {}

    /** An order about one service and the next key. */
    sealed interface OfService extends Order {

        ServiceId service();
    }

    /** The service trusts the key: somebody knows. */
    record Confirm(ServiceId service) implements OfService {}

    /** Takes back what somebody said of the service, be it of its trust or of its canary. */
    record Unconfirm(ServiceId service) implements OfService {}

    /** Launches into the service are signed with the key already. */
    record BeginCanary(ServiceId service) implements OfService {}

    record EndCanary(ServiceId service) implements OfService {}

    /** A launch that was signed with the key arrived: somebody saw it. */
    record PassCanary(ServiceId service) implements OfService {}
}
