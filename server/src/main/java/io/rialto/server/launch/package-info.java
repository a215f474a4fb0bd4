/**
 * The one door: where the features meet.
 *
 * <pre>
 * GET /s/{site}/launch/{service}?to=…      nonce cookie, then to the shop
 * GET /s/{site}/launch/complete?ticket=…   ticket, nonce, policies, entitlement, release, record, seal, page
 * GET /s/{site}/launch/returned/{launch}  a service did not let the customer in: noted at the launch, and a page says so
 * GET /s/{site}/token/{service}            for a bearer ticket, what a page of the shop gives to the service's widget, as JSON
 * GET /s/{site}/services                   the same way, ends on the customer's tiles; or JSON for a bearer ticket
 * POST /s/{site}/services/file             a form of that page: the customer takes along what was shared with whom
 * POST /s/{site}/services/ending           likewise: what follows if they end a service
 * POST /s/{site}/services/ended            they end it
 * POST /s/{site}/launch/resumed            a customer who ended a service enters again
 * </pre>
 *
 * <p>A launch is recorded, and the record committed, before anything is signed: the unique ticket id is what makes a ticket good
 * once, on any node. Nothing here keeps a customer, and every way out that is not the service has a {@link
 * io.rialto.server.launch.Refusal}.
 */
@NullMarked
package io.rialto.server.launch;

import org.jspecify.annotations.NullMarked;
