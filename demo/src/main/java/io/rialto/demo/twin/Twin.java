package io.rialto.demo.twin;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** A stand-in of one service. Safe for use by many threads. */
public interface Twin {

    Verdict receive(Brought brought);

    /** Its accounts. */
    Book book();

    /** The same service, later. */
    Twin at(Clock clock);

    /** Where it sends a browser that opened this address of it, when it begins logins itself. */
    default Optional<URI> begin(URI opened) {
        return Optional.empty();
    }

    /** Where it sends a browser back that it does not let in, when it was told where. */
    default Optional<URI> sendsBack(Brought brought, Verdict verdict) {
        return Optional.empty();
    }

    /** The parameter whose alteration it must notice; nothing when the token stands in the path. */
    Optional<String> token();

    /** What it does against the same message coming twice, and against an old one. */
    Guards guards();

    /**
     * @param once whether a message is good once
     * @param timely whether an old message is refused
     */
    record Guards(boolean once, boolean timely) {}
}
