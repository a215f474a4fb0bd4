package io.rialto.server.signin.attempt;

import io.rialto.server.page.Reference;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt and what became of it.
 *
 * @param refused empty: signed in
 */
public record SignIn(Reference reference, Attempt attempt, Optional<Refused> refused, Instant at) {}
