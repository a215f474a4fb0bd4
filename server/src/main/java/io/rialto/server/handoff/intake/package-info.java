/**
 * Where what services ask comes in, before the shop is asked for the customer, and what becomes of it when it goes no further. Each fault
 * has one text for the customer, says who can mend it, and has a reference that finds its line in the log:
 *
 * <pre>
 * service-request outcome=refused reason=saml_not_in_time reference=7ZK4M0QX2RAB site=main service=rewards detail="…" remedy="…"
 * </pre>
 *
 * <p>Never: a customer sent to an address that only the request names, anything of a customer or of the message on a page.
 */
@NullMarked
package io.rialto.server.handoff.intake;

import org.jspecify.annotations.NullMarked;
