package io.rialto.server.rollout;

import io.rialto.server.provisioning.Prepared;

/** @param customer keyed hash of the customer's id */
record Result(String customer, Prepared prepared) {}
