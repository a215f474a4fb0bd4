package io.rialto.server.audit;

import java.time.Instant;

/**
 * One change.
 *
 * @param id ten letters
 * @param changes a JSON object, as text: attribute to [old, new]
 */
public record Version(String id, Subject subject, Event event, String changes, Who who, Instant at) {}
