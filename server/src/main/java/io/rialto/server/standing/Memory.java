package io.rialto.server.standing;

import io.rialto.server.standing.StandingStore.Row;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom a node refuses. One thread writes, all read. A hundred thousand customers take some eight megabytes: of each hash half is kept,
 * which is as good as all of it.
 */
final class Memory {

    private final Map<Key, Denial> closed = new ConcurrentHashMap<>();
    private final Map<Key, Instant> loggedOut = new ConcurrentHashMap<>();
    private final Instant begunAt;
    private long seen;

    /** @param seen the revision up to which it is going to be told everything */
    Memory(Instant begunAt, long seen) {
        this.begunAt = begunAt;
        this.seen = seen;
    }

    /** 128 bits of a keyed hash, which is another one at each site. */
    private record Key(long high, long low) {

        static Key of(String hash) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(hash));
            return new Key(bytes.getLong(), bytes.getLong());
        }
    }

    Instant begunAt() {
        return begunAt;
    }

    long seen() {
        return seen;
    }

    boolean isEmpty() {
        return closed.isEmpty() && loggedOut.isEmpty();
    }

    Optional<Denial> denial(String hash, Instant vouchedAt) {
        Key key = Key.of(hash);
        Denial denial = closed.get(key);
        if (denial != null) {
            return Optional.of(denial);
        }
        Instant end = loggedOut.get(key);
        return end != null && !vouchedAt.isAfter(end) ? Optional.of(Denial.LOGGED_OUT) : Optional.empty();
    }

    void take(Row row) {
        Key key = Key.of(row.customer());
        Standing standing = row.standing();
        if (standing.loggedOutAt() != null) {
            loggedOut.put(key, standing.loggedOutAt());
        }
        switch (standing.state()) {
            case OPEN -> closed.remove(key);
            case DISABLED -> closed.put(key, Denial.DISABLED);
            case DELETED, ERASED -> closed.put(key, Denial.DELETED);
        }
    }

    /** The next in the order of revisions. */
    void follow(Row row) {
        take(row);
        seen = row.revision();
    }

    /** Tickets from before then have expired by themselves. */
    void forgetLoggedOutBefore(Instant instant) {
        loggedOut.values().removeIf(at -> at.isBefore(instant));
    }
}
