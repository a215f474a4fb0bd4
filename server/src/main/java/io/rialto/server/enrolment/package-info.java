/**
 * Accounts that a service's own API finds or makes before a customer is handed over. Asked for services that have such an API and
 * for nobody else, so that no other launch is the slower for it. What is said goes over the guarded way out, to addresses of the
 * configuration alone; at most a few calls at once for each service, and none while the service asks for a pause. A
 * trial says the same on a line of its own, and calls nobody.
 *
 * <p>Nothing that is said or answered is kept, and no answer decides where a browser goes but within the service's own pages.
 */
@NullMarked
package io.rialto.server.enrolment;

import org.jspecify.annotations.NullMarked;
