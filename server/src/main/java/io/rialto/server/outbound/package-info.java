/**
 * The only way out: HTTP calls to addresses that a company typed in.
 *
 * <p>https, or http to this machine when private addresses are allowed. The host is resolved once; every address must be public;
 * the connection goes to exactly those. No redirects, cookies, proxies, retries or compression; size and time are bounded, also
 * against a peer that sends a byte a second. {@code Guard} says the same of an address before it is saved.
 *
 * <p>Never: an address, a header or a body in a log.
 */
@NullMarked
package io.rialto.server.outbound;

import org.jspecify.annotations.NullMarked;
