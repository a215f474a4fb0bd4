package io.rialto.server.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The port belongs to another program. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TakenPort extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
        return RefusedStart.sentence(
                "RIALTO_PORT: port " + cause.getPort()
                        + " is taken by another program; stop it or choose another port.",
                cause);
    }
}
