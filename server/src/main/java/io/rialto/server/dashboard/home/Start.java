package io.rialto.server.dashboard.home;

/**
 * The first steps.
 *
 * @param site one is there
 * @param shop one is connected
 * @param service one is there
 * @param launched somebody entered
 * @param sites whether there is a page to go to for the first step, and whoever looks can take it; {@code services} likewise
 */
record Start(boolean site, boolean shop, boolean service, boolean launched, boolean sites, boolean services) {

    /** Whether there is nothing left to do. */
    public boolean isOver() {
        return shop && service && launched;
    }
}
