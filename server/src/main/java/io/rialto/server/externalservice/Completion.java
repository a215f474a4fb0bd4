package io.rialto.server.externalservice;

import java.util.function.UnaryOperator;

/** Adds to services what is known of them elsewhere: to those that publish their metadata, what of it was accepted. */
public interface Completion {

    /** What completes services as of now. It is asked for once for all of them; what it does not know it gives back as it is. */
    UnaryOperator<ExternalService> current();
}
