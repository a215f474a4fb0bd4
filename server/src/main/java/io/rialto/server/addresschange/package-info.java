/**
 * What becomes of customers' accounts when their e-mail address changes at the shop, at services that a login does not bring in step by
 * itself: each service has a plan.
 *
 * <pre>
 * waiting      -> done        the service was told, by SCIM or by a signed call
 *              -> open        a person has to change it at the service, and says so
 *              -> failed      it cannot be done: a person has to do it
 * open, failed -> confirmed   somebody did
 *              -> waiting     the shop told of the customer once more
 * </pre>
 *
 * <p>The shop says only that a customer changed. Whether it was the address is found out where Rialto may read the shop; where it was
 * not, nothing stays. The name under which the service knows the customer never changes.
 *
 * <p>Never: an address, at rest or in a call that tells of a change.
 */
@NullMarked
package io.rialto.server.addresschange;

import org.jspecify.annotations.NullMarked;
