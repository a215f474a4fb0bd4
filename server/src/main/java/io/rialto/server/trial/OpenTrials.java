package io.rialto.server.trial;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.site.Site;
import io.rialto.server.trial.TrialRows.Row;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds a trial by what its address holds, at its own site alone. */
@Component
class OpenTrials {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Trials trials;
    private final StandIns standIns;
    private final ExternalServices services;

    OpenTrials(Trials trials, StandIns standIns, ExternalServices services) {
        this.trials = trials;
        this.standIns = standIns;
        this.services = services;
    }

    /** @param service as it is now */
    record Found(Row row, ExternalService service) {

        Trial trial() {
            return row.trial();
        }
    }

    Optional<Found> by(Site site, String key) {
        return row(site, key)
                .flatMap(row -> services.of(site.id()).stream()
                        .filter(service -> service.id().equals(row.trial().service()))
                        .findFirst()
                        .map(service -> new Found(row, service)));
    }

    private Optional<Row> row(Site site, String key) {
        return KEY.matcher(key).matches()
                ? trials.byKey(key).filter(row -> row.trial().site().equals(site.id()))
                : Optional.empty();
    }

    /** What takes the service's place. */
    StandIn standIn(Site site, String key, Found found) {
        return standIns.of(site, found.service(), key, found.row().sealed());
    }
}
