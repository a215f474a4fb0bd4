package io.rialto.server.startup;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The database has tables or a history that this release did not make. */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class ForeignDatabase extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayException cause) {
        return RefusedStart.sentence(
                "RIALTO_DATABASE_URL: this database was filled by another program, or by a later release of Rialto;"
                        + " give this one an empty database.",
                cause);
    }
}
