package io.rialto.server.identityprovider;

import io.rialto.server.job.Next;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at all domains of a provider: first the name servers are asked, then what they said is written, unless the provider is
 * another by then.
 */
@Component
class ProofRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProofRun.class);
    private static final int READERS = 2;
    private static final int WRITERS = 3;

    private final ProviderRows rows;
    private final CheckRows checks;
    private final DomainProof proof;
    private final Trail trail;
    private final Clock clock;
    // Many runs wait for name servers at once; customers must not wait for connections because of them.
    // And who begins does not queue with those who are done, of whom there are many in a backlog.
    private final Semaphore reading = new Semaphore(READERS, true);
    private final Semaphore writing = new Semaphore(WRITERS, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ProofRun(ProviderRows rows, CheckRows checks, DomainProof proof, Trail trail, Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.proof = proof;
        this.trail = trail;
        this.clock = clock;
    }

    /** What was seen, of which provider. */
    record Seen(ProviderReading.Row row, List<DomainCheck> checks) {

        boolean isAnswered() {
            return checks.stream().allMatch(check -> check.outcome().isVerdict());
        }
    }

    /** Asks the name servers; empty when there is no such provider. */
    Optional<Seen> look(IdentityProviderId id) {
        return within(reading, () -> rows.row(id)).map(row -> new Seen(row, checks(row.provider())));
    }

    private List<DomainCheck> checks(IdentityProvider provider) {
        List<Future<DomainCheck>> asked = provider.domains().stream()
                .map(domain -> threads.submit(() -> proof.check(provider, domain)))
                .toList();
        List<DomainCheck> seen = new ArrayList<>();
        for (Future<DomainCheck> check : asked) {
            seen.add(waitFor(check));
        }
        return seen;
    }

    private static DomainCheck waitFor(Future<DomainCheck> check) {
        try {
            return check.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while domains were checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a domain could not be checked", e.getCause());
        }
    }

    /** Writes what was seen, in the caller's transaction, and tells when to look again. */
    Next conclude(IdentityProviderId id, Seen seen) {
        ProviderReading.Row now = rows.locked(id).orElse(null);
        if (now == null) {
            return new Next.Never();
        }
        IdentityProvider asked = seen.row().provider();
        Instant instant = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // The value stands for all that was asked: with another one this was an answer to another question.
        if (!now.provider().txtRecord().equals(asked.txtRecord())) {
            return new Next.At(instant, true);
        }
        for (int domain = 0; domain < asked.domains().size(); domain++) {
            checks.write(id, asked.domains().get(domain), seen.checks().get(domain));
        }
        Standing after = now.standing()
                .after(seen.checks().stream().map(DomainCheck::outcome).toList(), instant);
        stand(now, after);
        boolean urgent = now.wishes() != seen.row().wishes();
        Instant next = urgent ? instant : instant.plus(after.rest(seen.isAnswered(), instant));
        rows.next(id, next);
        return new Next.At(next, urgent);
    }

    private void stand(ProviderReading.Row before, Standing after) {
        Standing was = before.standing();
        rows.stand(before.provider().id(), after);
        if (was.status() != after.status() || (was.lostSince() == null) != (after.lostSince() == null)) {
            trail.moved(before.provider(), was, after);
            tell(before.provider().id(), was, after);
        }
    }

    private static void tell(IdentityProviderId id, Standing was, Standing is) {
        if (is.lostSince() != null) {
            LOG.warn("event=domain_proof_lost provider={} grace_ends={}", id.value(), is.graceEnds());
        } else {
            LOG.info("event=domain_proof provider={} was={} is={}", id.value(), was.status(), is.status());
        }
    }

    /** Writes something, as one of few at a time. */
    void sparingly(Runnable work) {
        within(writing, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T within(Semaphore few, Supplier<T> work) {
        few.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            few.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
