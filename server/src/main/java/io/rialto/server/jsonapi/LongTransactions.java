package io.rialto.server.jsonapi;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions around a whole operation. Each holds a connection as long as it takes, and checking what is sent may take seconds:
 * others need connections too, so a few run at a time.
 */
@Component
class LongTransactions {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TransactionTemplate transactions;
    private final Semaphore places = new Semaphore(AT_ONCE);

    LongTransactions(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    /** What is thrown takes everything back. */
    Answer execute(Supplier<Answer> operation) {
        enter();
        try {
            return transactions.execute(status -> operation.get());
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Stop(ApiError.of(
                503,
                "SERVICE_UNAVAILABLE",
                "Service unavailable",
                "Too much is being done at once: try again in a moment."));
    }
}
