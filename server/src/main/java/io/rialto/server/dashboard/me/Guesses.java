package io.rialto.server.dashboard.me;

import io.rialto.server.organization.UserId;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one's present password may be guessed: as often as at the sign-in. */
@Component
class Guesses {

    private final RateLimit byUser;

    Guesses(Clock clock) {
        byUser = new RateLimit(clock, new Window(10, Duration.ofMinutes(15)));
    }

    boolean allows(UserId user) {
        return switch (byUser.take(user.value())) {
            case Ruling.Allowed allowed -> true;
            case Ruling.Refused refused -> false;
        };
    }

    /** After the right password. */
    void forget(UserId user) {
        byUser.forget(user.value());
    }
}
