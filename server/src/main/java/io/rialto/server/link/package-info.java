/**
 * The ledger of links: which customer has an account at which service, since when, and whether the account, the address or anything
 * else that the service was told has changed since. Written behind the launches, a moment later, so that none waits for it.
 *
 * <p>It keeps keyed hashes and times. Never: a name, an address, or anything a service was told.
 */
@NullMarked
package io.rialto.server.link;

import org.jspecify.annotations.NullMarked;
