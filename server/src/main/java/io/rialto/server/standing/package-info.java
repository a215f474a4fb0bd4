/**
 * How customers stand with their shop: whether it disabled or deleted them, and when they last logged out there.
 *
 * <pre>
 * POST /s/{site}/store/events     the shop tells what happened to a customer, sealed as its tickets are
 * </pre>
 *
 * <p>It keeps a keyed hash of the customer's id, what is, and since when. Every node has whom to refuse in memory, no staler than two
 * seconds, so that a launch asks no database for it.
 *
 * <p>Each change is published as a {@link io.rialto.server.standing.StandingChanged}, within its transaction.
 *
 * <p>Never: an older event undoing a newer one, a deleted customer coming back, anything personal.
 */
@NullMarked
package io.rialto.server.standing;

import org.jspecify.annotations.NullMarked;
