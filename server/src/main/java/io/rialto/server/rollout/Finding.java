package io.rialto.server.rollout;

import io.rialto.server.provisioning.Prepared;
import java.time.Instant;

/**
 * What came of one customer, as it is kept.
 *
 * @param id ten letters
 * @param rollout the run's id
 * @param customer keyed hash of the customer's id
 */
public record Finding(String id, String rollout, String customer, Prepared prepared, Instant createdAt) {}
