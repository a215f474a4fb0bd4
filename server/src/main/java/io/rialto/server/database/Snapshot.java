package io.rialto.server.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the database, in memory, at most two seconds old. Reading it never waits for the database, but for the first
 * time.
 */
public final class Snapshot<T> {

    private final Snapshots all;
    private final Supplier<T> load;
    private final boolean follows;
    private volatile @Nullable T value;

    Snapshot(Snapshots all, Supplier<T> load, boolean follows) {
        this.all = all;
        this.load = load;
        this.follows = follows;
    }

    /** @throws DatabaseUnavailable when the database has been silent for too long to rely on what is remembered */
    public T current() {
        T known = value;
        if (known == null) {
            all.loadFirst(this);
            known = value;
        } else {
            all.requireFresh();
        }
        if (known == null) {
            throw new DatabaseUnavailable();
        }
        return known;
    }

    boolean follows() {
        return follows;
    }

    boolean isLoaded() {
        return value != null;
    }

    void reload() {
        value = load.get();
    }
}
