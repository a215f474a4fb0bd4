package io.rialto.saml;

import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Signs as the JDK does, and counts how many signatures it computes at a time and how many objects it made for that. */
final class CountingProvider extends Provider {

    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger mostAtATime = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    CountingProvider() {
        super("Counting", "1", "for tests");
        putService(new Service(this, "KeyFactory", "RSA", KeysAsTheyAre.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
                return new KeysAsTheyAre();
            }
        });
        putService(new Service(this, "Signature", "SHA256withRSA", Counted.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                made.incrementAndGet();
                return new Counted(Signature.getInstance("SHA256withRSA"));
            }
        });
    }

    private final class Counted extends SignatureSpi {

        private final Signature delegate;

        private Counted(Signature delegate) {
            this.delegate = delegate;
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            delegate.initSign(key);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            delegate.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            mostAtATime.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                // Lets go of the core, so that others get in here unless something keeps them out.
                LockSupport.parkNanos(1);
                return delegate.sign();
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        protected void engineUpdate(byte b) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) throws InvalidParameterException {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) throws InvalidParameterException {
            throw new UnsupportedOperationException();
        }
    }

    private static final class KeysAsTheyAre extends KeyFactorySpi {

        @Override
        protected Key engineTranslateKey(Key key) {
            return key;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}
