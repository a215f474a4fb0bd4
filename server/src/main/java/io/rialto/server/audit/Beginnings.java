package io.rialto.server.audit;

import io.rialto.server.database.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What chains begin with. */
@Component
final class Beginnings {

    private final Entries entries;
    private final Ids ids;
    private final Clock clock;

    Beginnings(JdbcClient jdbc, Ids ids, Clock clock) {
        this.entries = new Entries(jdbc);
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes down that it begins. */
    Version record(Subject subject) {
        Version version = new Version(
                ids.next(),
                subject,
                Event.CREATE,
                "{}",
                Who.SYSTEM,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
        entries.add(version);
        return version;
    }

    /** What was written before there were chains. */
    Map<UUID, List<Version>> unlinked() {
        return entries.unlinked().stream()
                .collect(Collectors.groupingBy(entry -> entry.subject().organization()));
    }
}
