package io.rialto.server.audit;

import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each entry its number and its hash, as the last thing before the commit: then whoever waits for a chain's end holds nothing that
 * another still needs, and the numbers are in the order of the commits, without a gap. Safe for use by many threads.
 */
@Component
final class Chain {

    /** The server's own chain: its entries say whose chains there are. */
    static final UUID SERVER = new UUID(0, 0);

    private static final String OF_CHAINS = "version_heads";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Heads heads;
    private final KeyedHash hashes;
    private final Beginnings beginnings;
    private volatile boolean started;

    Chain(JdbcClient jdbc, TransactionTemplate transactions, ServerSecrets secrets, Beginnings beginnings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.heads = new Heads(jdbc);
        this.hashes = hashes(secrets);
        this.beginnings = beginnings;
    }

    /** The key is made now, and not in a transaction that may come to nothing. */
    static KeyedHash hashes(ServerSecrets secrets) {
        String purpose = "versions";
        secrets.of(purpose);
        return new KeyedHash(secrets, purpose);
    }

    /** Does it in the caller's transaction, or in one of its own. */
    void together(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Adds what was written in this transaction before it is committed. */
    void add(Version entry) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Linking.class::isInstance)
                .map(Linking.class::cast)
                .filter(linking -> linking.isOf(this))
                .findFirst()
                .orElseGet(this::linking)
                .add(entry);
    }

    private Linking linking() {
        Linking linking = new Linking(this);
        TransactionSynchronizationManager.registerSynchronization(linking);
        return linking;
    }

    void link(UUID organization, List<Version> entries) {
        Head head = heads.locked(organization).orElseGet(() -> begun(organization));
        for (Version entry : entries) {
            head = head.after(entry, hashes);
            number(entry.id(), head);
        }
        heads.save(head);
    }

    /**
     * Sees to it that the server's chain is there; the first time, all that was written before is put into chains.
     *
     * @return whether this was the first time
     */
    boolean begin() {
        if (started) {
            return false;
        }
        boolean first = heads.make(Head.empty(SERVER, hashes));
        if (first) {
            beginnings.unlinked().forEach(this::link);
        } else {
            started = true;
        }
        return first;
    }

    private Head begun(UUID organization) {
        boolean isNew = heads.make(Head.empty(organization, hashes));
        if (isNew && !organization.equals(SERVER)) {
            link(SERVER, List.of(beginnings.record(new Subject(SERVER, OF_CHAINS, organization.toString()))));
        }
        return heads.locked(organization).orElseThrow();
    }

    private void number(String id, Head head) {
        jdbc.sql("update resource_version set number = :number, hash = :hash where id = :id")
                .param("number", head.entries())
                .param("hash", head.hash())
                .param("id", id)
                .update();
    }
}
