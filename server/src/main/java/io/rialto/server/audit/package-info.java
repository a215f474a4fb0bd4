/**
 * What was changed in an organization, by whom and when: the {@code versions} of the API. It is only ever added to, in the
 * transaction of the change itself, by the store that makes the change.
 *
 * <p>The changes of an organization are a chain: see {@link io.rialto.server.audit.Verification} for who finds out that one was altered,
 * added or removed past the server, and {@code docs/adr/0036-chained-events.md} for what that can and cannot prove.
 *
 * <p>It never holds a secret: of those it knows that they changed. It knows other packages' things by type and id alone.
 */
@NullMarked
package io.rialto.server.audit;

import org.jspecify.annotations.NullMarked;
