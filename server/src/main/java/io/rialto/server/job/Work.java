package io.rialto.server.job;

import java.util.function.Supplier;

/** What a queue does. Safe for use by many threads. */
public interface Work {

    /**
     * Does what takes its time, outside of any transaction. Whatever it throws, the job is tried again in a minute. When the server
     * stops meanwhile it has not happened, and another node does it again.
     *
     * @return writes what came of it, in the transaction that plans the next time
     */
    Supplier<Next> look(String id);

    /** Runs that transaction; for whoever wants few of them at a time. */
    default void conclude(Runnable transaction) {
        transaction.run();
    }
}
