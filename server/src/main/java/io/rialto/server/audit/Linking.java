package io.rialto.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;

/** What one transaction adds to chains. */
final class Linking implements TransactionSynchronization {

    private final Chain chain;
    private final List<Version> waiting = new ArrayList<>();
    private boolean done;

    Linking(Chain chain) {
        this.chain = chain;
    }

    boolean isOf(Chain other) {
        return chain == other;
    }

    void add(Version entry) {
        if (done) {
            chain.link(entry.subject().organization(), List.of(entry));
        } else {
            waiting.add(entry);
        }
    }

    // After everybody else: what they still do needs no lock that others hold while they wait for ours.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    // In one order of organizations, so that two transactions do not wait for each other.
    @Override
    public void beforeCommit(boolean readOnly) {
        done = true;
        if (chain.begin()) {
            return;
        }
        Map<UUID, List<Version>> byOrganization = new TreeMap<>();
        waiting.forEach(entry -> byOrganization
                .computeIfAbsent(entry.subject().organization(), organization -> new ArrayList<>())
                .add(entry));
        byOrganization.forEach(chain::link);
    }
}
