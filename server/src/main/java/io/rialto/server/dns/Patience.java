package io.rialto.server.dns;

import java.time.Duration;

/** How long and how often a resolver is asked one question. */
record Patience(Duration each, int tries) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(3), 2);
}
