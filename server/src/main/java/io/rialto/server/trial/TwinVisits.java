package io.rialto.server.trial;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.launch.Refusal;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.launch.Sent;
import io.rialto.server.site.Site;
import io.rialto.server.trial.OpenTrials.Found;
import io.rialto.server.trial.Trial.Stage;
import io.rialto.server.trial.TrialRows.Row;
import io.rialto.server.twin.ApiDesk;
import io.rialto.server.twin.Judgement;
import io.rialto.server.twin.Parcel;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What browsers do that have a trial's address. Safe for use by many threads and nodes. */
@Component
class TwinVisits {

    private static final Logger LOG = LoggerFactory.getLogger(TwinVisits.class);

    private final OpenTrials open;
    private final Trials trials;
    private final TrialLogins logins;
    private final Rehearsals rehearsals;
    private final ApiStandIns apis;
    private final Clock clock;

    TwinVisits(
            OpenTrials open, Trials trials, TrialLogins logins, Rehearsals rehearsals, ApiStandIns apis, Clock clock) {
        this.open = open;
        this.trials = trials;
        this.logins = logins;
        this.rehearsals = rehearsals;
        this.apis = apis;
        this.clock = clock;
    }

    /** What becomes of a visit. */
    sealed interface Visit {

        /** It begins. */
        record Away(HandOver handOver) implements Visit {}

        /** It is to be looked at. */
        record Seen(Trial trial, ExternalService service) implements Visit {}

        /** It is to be looked at where it began. */
        record Back() implements Visit {}

        /** It was opened or brought before. */
        record Used() implements Visit {}

        /** There is none, or it is over. */
        record Unknown() implements Visit {}
    }

    /** Somebody opens the address. */
    Visit open(Site site, String key) {
        Optional<Found> found = open.by(site, key);
        if (found.isEmpty()) {
            return new Visit.Unknown();
        }
        Trial trial = found.get().trial();
        if (trial.stage() == Stage.DONE) {
            return new Visit.Seen(trial, found.get().service());
        }
        return trials.begun(trial) ? begun(site, key, found.get()) : new Visit.Used();
    }

    private Visit begun(Site site, String key, Found found) {
        StandIn standIn = open.standIn(site, key, found);
        return standIn.start()
                .<Visit>map(start -> new Visit.Away(new Redirect(start)))
                .orElseGet(() -> sent(site, found.service(), standIn, found.row()));
    }

    private Visit sent(Site site, ExternalService service, StandIn standIn, Row row) {
        Optional<ApiDesk> desk = apis.desk(standIn);
        try {
            return switch (rehearsals.sent(
                    site,
                    service,
                    standIn.service(),
                    Travellers.called(row.trial().persona()),
                    row.sealed().nonce(),
                    ApiStandIns.line(desk))) {
                case Sent.Away(HandOver handOver) -> {
                    trials.asked(row, desk.flatMap(ApiDesk::talk));
                    yield new Visit.Away(handOver);
                }
                case Sent.TurnedAway(Refusal reason, String detail) -> {
                    trials.turnedAway(row, standIn, desk.flatMap(ApiDesk::talk), reason, detail);
                    yield new Visit.Back();
                }
            };
        } catch (RuntimeException failed) {
            // As at the door: the cause may hold what nobody should read.
            LOG.warn(
                    "trial outcome=failed service={} cause={}",
                    service.slug(),
                    failed.getClass().getSimpleName());
            trials.refused(row, Verdict.UNMADE);
            return new Visit.Back();
        }
    }

    /** Something is brought to the twin. */
    Visit bring(Site site, String key, Parcel parcel) {
        Optional<Found> found = open.by(site, key);
        if (found.isEmpty()) {
            return new Visit.Unknown();
        }
        if (!trials.arrived(found.get().trial())) {
            return new Visit.Used();
        }
        return judged(site, found.get().row(), open.standIn(site, key, found.get()), parcel);
    }

    private Visit judged(Site site, Row row, StandIn standIn, Parcel parcel) {
        try {
            Judgement message = standIn.twin().judge(parcel, clock.instant());
            trials.judged(
                    row,
                    standIn.api()
                            .map(api -> api.judged(message, row.sealed().talk()))
                            .orElse(message));
        } finally {
            logins.end(site, standIn.service());
        }
        return new Visit.Back();
    }
}
