package io.rialto.server.shopdirectory;

import io.rialto.server.shopdirectory.Lookup.Broken;
import io.rialto.server.shopdirectory.Lookup.Missed;

/** Ends a lookup from wherever it is; never leaves the package. */
@SuppressWarnings("serial") // is never written out
final class Halt extends RuntimeException {

    private final Missed why;

    Halt(Missed why) {
        super(null, null, false, false);
        this.why = why;
    }

    static Halt broken(String how) {
        return new Halt(new Broken(how));
    }

    Missed why() {
        return why;
    }
}
