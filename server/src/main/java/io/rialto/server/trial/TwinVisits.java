package io.rialto.server.trial;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.PastedCustomer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.launch.Personas;
import io.rialto.server.launch.Refusal;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.launch.Sent;
import io.rialto.server.site.Site;
import io.rialto.server.trial.Trial.Stage;
import io.rialto.server.trial.TrialRows.Row;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Parcel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What browsers do that have a trial's address. Safe for use by many threads and nodes. */
@Component
class TwinVisits {

    private static final Logger LOG = LoggerFactory.getLogger(TwinVisits.class);
    private static final Verdict UNMADE = new Verdict(
            null,
            "",
            List.of(new Check(
                    "The message can be made",
                    "it can",
                    "it cannot: look at the service’s settings, and whether the site’s kind of key makes such a signature",
                    Check.Verdict.FAILED)),
            null,
            false);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Trials trials;
    private final StandIns standIns;
    private final ExternalServices services;
    private final Rehearsals rehearsals;
    private final Clock clock;

    TwinVisits(Trials trials, StandIns standIns, ExternalServices services, Rehearsals rehearsals, Clock clock) {
        this.trials = trials;
        this.standIns = standIns;
        this.services = services;
        this.rehearsals = rehearsals;
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
        Optional<Row> row = row(site, key);
        Optional<ExternalService> service = row.flatMap(its -> service(site, its));
        if (row.isEmpty() || service.isEmpty()) {
            return new Visit.Unknown();
        }
        if (row.get().trial().stage() == Stage.DONE) {
            return new Visit.Seen(row.get().trial(), service.get());
        }
        return trials.begun(row.get().trial()) ? begun(site, service.get(), key, row.get()) : new Visit.Used();
    }

    private Visit begun(Site site, ExternalService service, String key, Row row) {
        return switch (standIns.of(site, service, Trials.door(site, key), StandIns.Shared.of(row.sealed()))) {
            // The service was changed since.
            case StandIn.None none -> new Visit.Unknown();
            case StandIn.Ready ready -> sent(site, service, ready.service(), row);
        };
    }

    private Visit sent(Site site, ExternalService service, ExternalService standIn, Row row) {
        try {
            return switch (rehearsals.sent(
                    site, service, standIn, customer(row.trial()), row.sealed().nonce())) {
                case Sent.Away(HandOver handOver) -> new Visit.Away(handOver);
                case Sent.TurnedAway(Refusal reason, String detail) -> {
                    trials.refused(row, Verdict.refused(reason, detail));
                    yield new Visit.Back();
                }
            };
        } catch (RuntimeException failed) {
            // As at the door: the cause may hold what nobody should read.
            LOG.warn(
                    "trial outcome=failed service={} cause={}",
                    service.slug(),
                    failed.getClass().getSimpleName());
            trials.refused(row, UNMADE);
            return new Visit.Back();
        }
    }

    /** Something is brought to the twin. */
    Visit bring(Site site, String key, Parcel parcel) {
        Optional<Row> row = row(site, key);
        Optional<ExternalService> service = row.flatMap(its -> service(site, its));
        if (row.isEmpty() || service.isEmpty()) {
            return new Visit.Unknown();
        }
        if (!trials.arrived(row.get().trial())) {
            return new Visit.Used();
        }
        return switch (standIns.of(
                site,
                service.get(),
                Trials.door(site, key),
                StandIns.Shared.of(row.get().sealed()))) {
            case StandIn.None none -> new Visit.Unknown();
            case StandIn.Ready ready -> {
                trials.judged(row.get(), ready.twin().judge(parcel, clock.instant()));
                yield new Visit.Back();
            }
        };
    }

    private Optional<Row> row(Site site, String key) {
        return KEY.matcher(key).matches()
                ? trials.byKey(key).filter(row -> row.trial().site().equals(site.id()))
                : Optional.empty();
    }

    private Optional<ExternalService> service(Site site, Row row) {
        return services.of(site.id()).stream()
                .filter(service -> service.id().equals(row.trial().service()))
                .findFirst();
    }

    private static Customer customer(Trial trial) {
        String json = Personas.called(trial.persona()).orElseThrow().json();
        return switch (PastedCustomer.of(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)))) {
            case PastedCustomer.Read(Customer customer) -> customer;
            case PastedCustomer.Wrong(String member) -> throw new IllegalStateException("a persona without " + member);
        };
    }
}
