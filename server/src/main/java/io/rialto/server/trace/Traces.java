package io.rialto.server.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The traces that are kept. Safe for use by many threads. */
@Component
public class Traces {

    private static final Duration APART = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final TraceRows rows;
    private final TraceWriter writer;
    private final Clock clock;
    private final Cache<ServiceId, Instant> latest =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Traces(TraceRows rows, TraceWriter writer, Clock clock) {
        this.rows = rows;
        this.writer = writer;
        this.clock = clock;
    }

    /** Of an attempt that went no further. It is put together later, by another thread. */
    public void keep(Supplier<Trace> trace) {
        writer.add(trace);
    }

    /** Of one that went well: the first of each minute and service is kept. */
    public void keepSome(ServiceId service, Supplier<Trace> trace) {
        Instant now = clock.instant();
        Instant before = latest.getIfPresent(service);
        if (before == null || before.plus(APART).isBefore(now)) {
            latest.put(service, now);
            writer.add(trace);
        }
    }

    /** The service told later that it did not go well. */
    public void spoil(Reference reference) {
        writer.writeAll();
        rows.spoil(reference);
    }

    /** Writes everything that waits at this moment, for whoever wants to see what is kept. */
    public void settle() {
        writer.writeAll();
    }

    /** Removes those of attempts that were nobody's. */
    public void forget(Collection<Reference> references) {
        writer.writeAll();
        references.forEach(rows::remove);
    }

    /** Writes everything that waits at this moment. */
    void writeAll() {
        writer.writeAll();
    }

    public Optional<Trace> of(Reference reference) {
        return Optional.ofNullable(rows.of(List.of(reference)).get(reference));
    }

    /** Those that are kept, by their references. */
    public Map<Reference, Trace> of(Collection<Reference> references) {
        return rows.of(references);
    }

    /** The last time that the service was told, before this attempt. */
    public Optional<Trace> lastGood(ServiceId service, Reference before) {
        return rows.lastGood(List.of(service), before);
    }

    /** The last time that any of them was told, before this attempt. */
    public Optional<Trace> lastGood(Collection<ServiceId> services, Reference before) {
        return rows.lastGood(services, before);
    }
}
