package io.rialto.server.handoff;

import java.time.Duration;
import java.util.Optional;

/**
 * What a service wants that began the login itself.
 *
 * @param text what the protocol must know again when it answers; it travels in the browser's sealed cookie
 * @param maxAge how long ago the customer may have logged in at the shop
 */
public record Asked(String text, Prompt prompt, Optional<Duration> maxAge) {

    public enum Prompt {
        /** The shop's login page, if nobody is logged in. */
        IF_NEEDED,
        /** Nobody may be asked for anything. */
        NONE,
        /** The customer must log in anew. */
        LOGIN
    }

    /** A request has no text: it could hold what a service keeps to itself. */
    @Override
    public String toString() {
        return "Asked[" + prompt + "]";
    }
}
