package io.rialto.server.dashboard.home;

/**
 * The first steps.
 *
 * @param site one is there
 * @param shop one is connected
 * @param service one is there
 * @param launched somebody entered
 * @param sites whether the dashboard has pages of sites; {@code services} likewise
 */
record Start(boolean site, boolean shop, boolean service, boolean launched, boolean sites, boolean services) {

    /** Whether there is nothing left to do. */
    public boolean isOver() {
        return shop && service && launched;
    }
}
