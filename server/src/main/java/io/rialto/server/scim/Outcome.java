package io.rialto.server.scim;

import java.time.Duration;
import java.util.Optional;

/** What became of what a service was asked to do with an account. */
public sealed interface Outcome {

    /** The status of the service's last answer; 0 when there was none. */
    int status();

    /** @param id the service's own, of the account */
    record Created(String id, int status) implements Outcome {}

    /** It was there, and is now as it should be. */
    record Changed(String id, int status) implements Outcome {}

    /** It was there, and as it should be. */
    record Unchanged(String id, int status) implements Outcome {}

    /** There is no such account, or not any more. */
    record Gone(int status) implements Outcome {}

    /** The service will say no again, until somebody changes something. */
    record Refused(Reason reason, int status) implements Outcome {}

    /** @param after how long the service wants to be left alone, when it says so */
    record Later(Reason reason, int status, Optional<Duration> after) implements Outcome {}
}
