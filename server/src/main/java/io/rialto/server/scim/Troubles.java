package io.rialto.server.scim;

import io.rialto.server.outbound.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Calls that came to nothing. */
final class Troubles {

    private static final Duration SOON = Duration.ofSeconds(2);

    private Troubles() {}

    static Reply.Nothing of(Answer.Refused refused) {
        return new Reply.Nothing(Reason.ADDRESS_NOT_ALLOWED, 0, Optional.empty());
    }

    static Reply.Nothing of(Answer.Failed failed) {
        return switch (failed.cause()) {
            case UNKNOWN_HOST, UNREACHABLE, TLS -> nothing(Reason.UNREACHABLE);
            case TOO_SLOW -> nothing(Reason.TOO_SLOW);
            case TOO_LARGE -> nothing(Reason.TOO_LARGE);
            case ENCODED, BROKEN -> nothing(Reason.UNREADABLE);
            case BUSY -> new Reply.Nothing(Reason.BUSY, 0, Optional.of(SOON));
        };
    }

    /** An answer that says that another time may be better; nothing when it does not. */
    static Optional<Reply.Nothing> temporary(Answer.Answered answered, Instant now) {
        int status = answered.status();
        if (status == 429) {
            return Optional.of(new Reply.Nothing(Reason.THROTTLED, status, after(answered, now)));
        }
        return status == 408 || status == 425 || (status >= 500 && status != 501)
                ? Optional.of(new Reply.Nothing(Reason.SERVER_ERROR, status, after(answered, now)))
                : Optional.empty();
    }

    private static Optional<Duration> after(Answer.Answered answered, Instant now) {
        return RetryAfter.of(answered.header("Retry-After"), now);
    }

    private static Reply.Nothing nothing(Reason reason) {
        return new Reply.Nothing(reason, 0, Optional.empty());
    }
}
