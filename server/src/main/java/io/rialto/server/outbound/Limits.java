package io.rialto.server.outbound;

import java.time.Duration;

/** How long a peer is waited for. */
record Limits(Duration connect, Duration silence, Duration whole) {

    static final Limits USUAL = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10));
}
