package io.rialto.server.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the server does not start, and nothing else. */
class SentenceReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger("io.rialto.Rialto");

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        LOG.error("does not start. {}{}", analysis.getDescription(), action == null ? "" : " " + action);
    }
}
