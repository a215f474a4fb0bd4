/**
 * Tells others' servers what happened, as Standard Webhooks has it: an event is written with what it tells of, a delivery for each
 * webhook that asked for it, and a queue delivers them until each was taken.
 *
 * <pre>
 * waiting  --a 2xx-->  delivered
 * waiting  --no answer that counts, ten times in three days-->  failed
 * failed, delivered  --somebody asks for it again-->  waiting
 * </pre>
 *
 * <p>Events hold ids, times, outcomes and keyed hashes. Never: personal data, a secret, an event of another organization. Deliveries come
 * at least once and in any order: their id tells repetitions.
 */
@NullMarked
package io.rialto.server.webhook;

import org.jspecify.annotations.NullMarked;
