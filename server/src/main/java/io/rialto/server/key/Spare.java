package io.rialto.server.key;

/**
 * A key made before the lock is taken, for making one can take long and others wait for the lock. Whether it is needed is known only
 * then. For one thread.
 */
final class Spare implements AutoCloseable {

    private final PrivateKeys keys;
    private final KeyMoves moves;
    private final KeyOwner owner;
    private final StoredKey key;
    private boolean used;

    private Spare(PrivateKeys keys, KeyMoves moves, KeyOwner owner) {
        this.keys = keys;
        this.moves = moves;
        this.owner = owner;
        this.key = keys.make(owner);
    }

    static Spare made(PrivateKeys keys, KeyMoves moves, KeyOwner owner) {
        return new Spare(keys, moves, owner);
    }

    boolean isOf(KeyOwner wanted) {
        return owner.equals(wanted);
    }

    /** It is needed: kept in the caller's transaction, and taken back with it. */
    KeyId kept() {
        used = true;
        return keys.keep(owner, key, moves::keep);
    }

    /** Nobody needed it. */
    @Override
    public void close() {
        if (!used) {
            keys.discard(key);
        }
    }
}
