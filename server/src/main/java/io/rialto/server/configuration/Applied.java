package io.rialto.server.configuration;

import io.rialto.server.database.Change;

/** What applying a configuration did. */
record Applied(int made, int altered, int switchedOff) {

    static final Applied NOTHING = new Applied(0, 0, 0);

    boolean anything() {
        return !equals(NOTHING);
    }

    Applied plus(Change change) {
        return switch (change) {
            case MADE -> new Applied(made + 1, altered, switchedOff);
            case ALTERED -> new Applied(made, altered + 1, switchedOff);
            case NONE -> this;
        };
    }

    Applied plusSwitchedOff(int more) {
        return new Applied(made, altered, switchedOff + more);
    }
}
