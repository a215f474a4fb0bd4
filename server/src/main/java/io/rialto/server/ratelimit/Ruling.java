package io.rialto.server.ratelimit;

/** Whether one more is allowed. */
public sealed interface Ruling {

    /** The window that decides: the one that refuses, or else the one with the least left. */
    Window window();

    /** @param remaining how many more, in the window with the least left */
    record Allowed(Window window, int remaining) implements Ruling {}

    /** @param retryAfterSeconds when the next one is allowed, at least 1, if nothing else comes until then */
    record Refused(Window window, long retryAfterSeconds) implements Ruling {}
}
