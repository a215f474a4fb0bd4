/**
 * How an attempt to log in went: each decision with what was expected and what came, the message that left with its values masked, how
 * long it took, and the settings it went by, so that a later failure can be held against the last success.
 *
 * <p>Whoever decides hands a trace over and goes on; it is put together and written a moment later, many at a time, and never before
 * the answer has gone. Every refusal is kept for ninety days; of successes one a minute for a week, and of each service always the
 * latest. A trace holds names, counts, times and keyed hashes. Never: a customer's value, a token, a secret.
 */
@NullMarked
package io.rialto.server.trace;

import org.jspecify.annotations.NullMarked;
