package io.rialto.server.startup;

import io.rialto.server.settings.StartRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that we refused says itself why. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedStart extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused cause) {
        return sentence(String.valueOf(cause.getMessage()), cause);
    }

    static FailureAnalysis sentence(String text, Throwable cause) {
        return new FailureAnalysis(text, null, cause);
    }
}
