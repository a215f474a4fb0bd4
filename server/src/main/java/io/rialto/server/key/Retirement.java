package io.rialto.server.key;

import io.rialto.server.settings.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ends keys: whoever gets hold of the database or the token later finds nothing to sign with. */
@Component
class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final KeyRows rows;
    private final KeyMoves moves;
    private final OpenedKeys opened;
    private final PrivateKeys keys;

    Retirement(KeyRows rows, KeyMoves moves, OpenedKeys opened, PrivateKeys keys) {
        this.rows = rows;
        this.moves = moves;
        this.opened = opened;
        this.keys = keys;
    }

    /** The private half goes from the row now, from the token once the transaction has ended well. */
    void of(SiteKey key) {
        StoredKey stored = rows.stored(key.id()).orElseThrow();
        moves.toRetired(key.id());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                opened.forget(key.id());
                destroy(stored);
            }
        });
    }

    private void destroy(StoredKey stored) {
        try {
            keys.discard(stored);
        } catch (StartRefused silent) {
            LOG.warn(
                    "event=signing_key_left_in_token key={} delete it there by hand. {}",
                    stored.id(),
                    silent.getMessage());
        }
    }
}
