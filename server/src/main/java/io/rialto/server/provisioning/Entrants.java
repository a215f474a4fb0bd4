package io.rialto.server.provisioning;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.Subject;
import io.rialto.server.site.Site;

/**
 * Sees to it that services have the accounts of those who enter. To be asked for services with provisioning alone: for others it costs
 * nothing. Safe for use by many threads.
 */
public interface Entrants {

    /**
     * Somebody who enters.
     *
     * @param hash keyed hash of the customer's id
     * @param subject the name that the service is told
     */
    record Entrant(Site site, ExternalService service, Customer customer, String hash, Subject subject) {}

    /** Before the hand-over: waits up to three seconds for the account, where the service wants it then. */
    Readiness before(Entrant entrant);

    /** After the hand-over. The customer is on the way already: what goes wrong here is told in the log alone. */
    void after(Entrant entrant);
}
