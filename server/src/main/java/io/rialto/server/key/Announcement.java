package io.rialto.server.key;

import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells all nodes that keys changed, with the caller's transaction. This one sees it when that has ended, the others soon. */
@Component
class Announcement {

    private final Revision revision;
    private final Snapshots snapshots;

    Announcement(Revision revision, Snapshots snapshots) {
        this.revision = revision;
        this.snapshots = snapshots;
    }

    /** Keys are changed by one node at a time. */
    void lock() {
        revision.lock();
    }

    void make() {
        revision.advance();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                snapshots.refresh();
            }
        });
    }
}
