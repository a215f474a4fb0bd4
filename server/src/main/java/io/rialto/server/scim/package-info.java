/**
 * Speaks SCIM 2.0 (RFC 7643, RFC 7644) to services that want accounts made, kept in step, switched off and removed.
 *
 * <pre>
 * keep        found by externalId, else made; what differs is patched (or put, where the service cannot patch)
 * deactivate  active = false
 * delete      gone
 * join        in these groups, out of those
 * compare     what keep would do; only reads
 * </pre>
 *
 * <p>What a service can do it says itself, in its ServiceProviderConfig. Each call ends in an {@link io.rialto.server.scim.Outcome};
 * what a service answers is read strictly and within limits.
 *
 * <p>Never: an account found under another's externalId being changed, an answer that cannot be read counting as done, an address or
 * a person in a log.
 */
@NullMarked
package io.rialto.server.scim;

import org.jspecify.annotations.NullMarked;
