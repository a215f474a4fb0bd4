package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.doctor.Diagnosis;
import io.rialto.server.doctor.Doctor;
import io.rialto.server.doctor.Findings;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.trace.Step;
import io.rialto.server.trace.Step.Verdict;
import io.rialto.server.trace.Trace;
import io.rialto.server.trace.TraceBook;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which cause is named for what a door refused last. */
final class DoctorAtTheDoor {

    private DoctorAtTheDoor() {}

    static String cause(Consumer<Door> provoked) {
        TestDatabase database = TestDatabase.H2.emptied();
        Door door = new Door(database)
                .with(
                        aSite().build(),
                        aService().releasing("email").build(),
                        aService().called("other").build());
        provoked.accept(door);
        door.clock.advance(Duration.ofSeconds(1));
        return diagnosis(database, door).code();
    }

    private static Diagnosis diagnosis(TestDatabase database, Door door) {
        Map<String, Object> row = database.jdbc()
                .sql("select id, outcome, reason from launch order by id desc fetch first 1 row only")
                .query()
                .singleRow();
        Reference reference = Reference.of(((Number) row.get("id")).longValue());
        Trace trace = TraceBook.read(door.traces, reference).orElseThrow();
        // As the API looks at it: a ticket at the wrong time is between shop and site, whatever the service.
        boolean ofTheSite =
                trace.service() == null || List.of("expired", "too_early").contains(reason(row));
        Optional<Trace> before =
                door.traces.lastGood(ofTheSite ? door.serviceIds() : List.of(trace.service()), reference);
        Optional<Step> refused = trace.content().steps().stream()
                .filter(step -> step.verdict() == Verdict.REFUSED)
                .findFirst();
        return Doctor.ofLaunch(new Findings(
                reason(row),
                refused.map(Step::expected).orElse(""),
                refused.map(Step::actual).orElse(""),
                "",
                before.isPresent()
                        && References.instant(before.get().reference())
                                .plus(Duration.ofHours(1))
                                .isAfter(References.instant(reference)),
                before.isPresent(),
                before.map(good -> Findings.changes(
                                ofTheSite
                                        ? Findings.ofSite(good.content().settings())
                                        : good.content().settings(),
                                ofTheSite
                                        ? Findings.ofSite(trace.content().settings())
                                        : trace.content().settings()))
                        .orElse(List.of())));
    }

    private static String reason(Map<String, Object> row) {
        if (row.get("outcome").equals("RETURNED")) {
            return "sent_back";
        }
        return row.get("reason") == null
                ? "failed"
                : row.get("reason").toString().toLowerCase(Locale.ROOT);
    }
}
