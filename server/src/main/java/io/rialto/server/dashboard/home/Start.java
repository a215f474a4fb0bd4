package io.rialto.server.dashboard.home;

/**
 * The first steps.
 *
 * @param site one is there
 * @param shop one is connected
 * @param service one is there
 * @param tried somebody went into a twin
 * @param launched somebody entered
 * @param next where a service is, a draft if there is one, below the organization's path; empty: nowhere
 * @param mayChange whether whoever looks makes sites and services
 * @param mayTry whether they go into a twin
 */
record Start(
        boolean site,
        boolean shop,
        boolean service,
        boolean tried,
        boolean launched,
        String next,
        boolean mayChange,
        boolean mayTry) {

    /** Whether there is nothing left to do. */
    public boolean isOver() {
        return shop && service && launched;
    }
}
