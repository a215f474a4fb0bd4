package io.rialto.server.settings;

import java.time.Clock;

/** The machine's own time, where no server runs that has a {@link Clock} bean. */
public final class MachineClock {

    private MachineClock() {}

    public static Clock utc() {
        return Clock.systemUTC();
    }
}
