package io.rialto.server.launch;

import io.rialto.server.handoff.HandOver;

/** What came of a launch to a stand-in. */
public sealed interface Sent {

    /** The customer entered: this takes the browser to the stand-in. */
    record Away(HandOver handOver) implements Sent {}

    /** @param detail what exactly was wrong, as the log would say it */
    record TurnedAway(Refusal reason, String detail) implements Sent {}
}
