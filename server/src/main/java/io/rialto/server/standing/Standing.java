package io.rialto.server.standing;

import io.rialto.server.customer.ShopEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one customer stands with the shop.
 *
 * @param since when the shop last closed or opened the account; absent when it never did
 * @param loggedOutAt the last time
 */
record Standing(
        State state, @Nullable Instant since, @Nullable Instant loggedOutAt) {

    static final Standing USUAL = new Standing(State.OPEN, null, null);

    enum State {
        OPEN,
        DISABLED,
        DELETED,
        ERASED
    }

    /** After the event, in whatever order events arrive. Of those of one second, the last that came counts. */
    Standing after(ShopEvent event) {
        return switch (event.what()) {
            case UPDATED -> this;
            case LOGGED_OUT ->
                loggedOutAt == null || event.at().isAfter(loggedOutAt) ? new Standing(state, since, event.at()) : this;
            case DISABLED -> changed(State.DISABLED, event.at());
            case ENABLED -> changed(State.OPEN, event.at());
            // Whenever it was: what happened after a deletion happened to nobody.
            case DELETED -> isGone() ? this : new Standing(State.DELETED, event.at(), loggedOutAt);
            case ERASED -> state == State.ERASED ? this : new Standing(State.ERASED, event.at(), loggedOutAt);
        };
    }

    private boolean isGone() {
        return state == State.DELETED || state == State.ERASED;
    }

    private Standing changed(State next, Instant at) {
        boolean outdated = since != null && at.isBefore(since);
        return isGone() || outdated ? this : new Standing(next, at, loggedOutAt);
    }
}
