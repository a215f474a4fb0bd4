package io.rialto.saml;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * One key's {@link Signature} objects, used again and again: each carries the key in the shape its provider likes.
 *
 * <p>No more signatures are computed at a time, over all keys, than there are cores. An RSA signature is most of a millisecond
 * of native code that never yields, so more at once finish no sooner: they only take the cores from each other. With 32 platform
 * threads on 2 cores that made the slowest hundredth three times as slow. Who has a core at that moment may sign before one who
 * waits for it: in the strict order of coming each signature would end with a change of threads.
 */
final class SigningPool implements Signer {

    /** The cores are the whole process's, whatever the number of keys. */
    private static final Semaphore CORES = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final KeyKind kind;
    private final PrivateKey key;
    private final Optional<Provider> provider;
    /** Never longer than there are cores, since only who holds a core takes or makes one. */
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

    private SigningPool(KeyKind kind, PrivateKey key, Optional<Provider> provider) {
        this.kind = kind;
        this.key = key;
        this.provider = provider;
    }

    /**
     * @param provider empty: whichever of the platform's takes the key as it is
     * @throws GeneralSecurityException when the provider does not know the algorithm or cannot take the key
     */
    static SigningPool of(KeyKind kind, PrivateKey key, Optional<Provider> provider) throws GeneralSecurityException {
        // A key object made by another provider works too, and costs more than the provider gains.
        PrivateKey own = provider.isPresent()
                ? (PrivateKey)
                        KeyFactory.getInstance(kind.algorithm, provider.get()).translateKey(key)
                : key;
        SigningPool pool = new SigningPool(kind, own, provider);
        pool.idle.add(pool.make());
        return pool;
    }

    @Override
    public byte[] sign(byte[] bytes) {
        CORES.acquireUninterruptibly();
        try {
            Signature signature = take();
            signature.update(bytes);
            byte[] value = signature.sign();
            // Only one that signed goes back: after a failure its state is anybody's guess.
            idle.add(signature);
            return value;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + kind.signature, e);
        } finally {
            CORES.release();
        }
    }

    /** Who really signs. */
    String providerName() throws GeneralSecurityException {
        Signature signature = take();
        idle.add(signature);
        return signature.getProvider().getName();
    }

    private Signature take() throws GeneralSecurityException {
        Signature signature = idle.poll();
        return signature == null ? make() : signature;
    }

    private Signature make() throws GeneralSecurityException {
        Signature signature = provider.isPresent()
                ? Signature.getInstance(kind.signature, provider.get())
                : Signature.getInstance(kind.signature);
        signature.initSign(key);
        return signature;
    }
}
