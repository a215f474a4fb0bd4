package io.rialto.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Bounded in time, because expired entries are dropped at each use, and in size: a full store refuses rather than forgets,
 * since what it forgot could be replayed. Only a holder of the signing key can fill it.
 */
final class InMemoryReplayStore implements ReplayStore {

    private final int capacity;
    private final Set<String> used = new HashSet<>();
    private final PriorityQueue<Entry> byExpiry = new PriorityQueue<>(Comparator.comparing(Entry::until));

    InMemoryReplayStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized Use use(String assertionId, Instant now, Instant until) {
        forgetExpired(now);
        if (used.contains(assertionId)) {
            return Use.REPEATED;
        }
        if (used.size() >= capacity) {
            return Use.UNKNOWN;
        }
        used.add(assertionId);
        byExpiry.add(new Entry(assertionId, until));
        return Use.FIRST;
    }

    synchronized int size() {
        return used.size();
    }

    private void forgetExpired(Instant now) {
        for (Entry first = byExpiry.peek(); first != null && !now.isBefore(first.until()); first = byExpiry.peek()) {
            byExpiry.remove();
            used.remove(first.assertionId());
        }
    }

    private record Entry(String assertionId, Instant until) {}
}
