/**
 * Keeps accounts at services in step with the shop, and sees to it that who leaves the shop leaves its services.
 *
 * <pre>
 * waiting -> done        the service answered that it is so
 *         -> sent        it was told, and answers for the rest
 *         -> waiting     later: it is down, busy, or asked for time; ever longer pauses
 *         -> failed      it says no, or was asked often enough: somebody has to look, and can have it tried again
 *         -> superseded  something newer makes it pointless
 * unsupported, skipped   nothing can be sent, or the service's plan is to do nothing
 * </pre>
 *
 * <p>One task at a time for a customer and a service, in order, on whichever node comes first. What has to be told rests sealed and is
 * removed when it was told; what stays is a receipt: keyed hashes, times, and the service's answer code.
 *
 * <p>Never: an account switched off, or removed, that another customer uses as well; a departure counted as confirmed when the service
 * was never known to have the account.
 */
@NullMarked
package io.rialto.server.provisioning;

import org.jspecify.annotations.NullMarked;
