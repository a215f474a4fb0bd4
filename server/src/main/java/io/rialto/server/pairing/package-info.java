/**
 * Connects a shop with its site, and tells a shop what is right and wrong with the connection.
 *
 * <pre>
 * POST /s/{site}/store/pair     a one-time code in, the site's issuer and a ticket key of the shop's own out, once
 * GET  /s/{site}/store/check    for an envelope of the shop: key, clock, addresses, whether the site is active
 *
 * waiting --the shop sends the code within 15 minutes-->  paired
 * waiting --15 minutes-->                                 expired
 * paired  --deleted-->                                    its key opens nothing any more
 * </pre>
 *
 * <p>A code rests as a keyed hash of its site, is compared in constant time, and is used up by the transaction that makes the key.
 *
 * <p>Never: a code or a key in a log, a configured key handed out, the address of a site's shop replaced by what a stranger says.
 */
@NullMarked
package io.rialto.server.pairing;

import org.jspecify.annotations.NullMarked;
