package io.rialto.server.ratelimit;

/**
 * A sliding window in two numbers: what came in the present stretch, and of the one before as large a part as the window still
 * covers of it.
 */
final class Sliding {

    private final Window window;
    private long stretch;
    private int present;
    private int before;

    Sliding(Window window) {
        this.window = window;
    }

    Window window() {
        return window;
    }

    void slideTo(long now) {
        long next = Math.floorDiv(now, length());
        if (next != stretch) {
            before = next == stretch + 1 ? present : 0;
            present = 0;
            stretch = next;
        }
    }

    void count() {
        present++;
    }

    int remaining(long now) {
        return (int) Math.max(0, Math.floor(window.limit() - used(now)));
    }

    /** Milliseconds until one more fits; 0 when it does now. */
    long pause(long now) {
        long into = Math.floorMod(now, length());
        if (used(now) + 1 <= window.limit()) {
            return 0;
        }
        if (present + 1 <= window.limit()) {
            // The part of the stretch before that may still be covered: (limit - 1 - present) / before.
            return share(window.limit() - 1 - present, before) - into;
        }
        return length() - into + share(window.limit() - 1, present);
    }

    /** How far into a stretch only so many of all that were in the one before are still covered. */
    private long share(int room, int all) {
        return (long) Math.ceil(length() * (1 - (double) room / all));
    }

    private double used(long now) {
        double covered = 1 - (double) Math.floorMod(now, length()) / length();
        return present + before * covered;
    }

    private long length() {
        return window.length().toMillis();
    }
}
