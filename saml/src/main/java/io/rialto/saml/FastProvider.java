package io.rialto.saml;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Provider;
import java.util.Optional;

/**
 * The provider that signs faster than the platform's: Amazon Corretto Crypto Provider, where its native part loads and passes
 * its own tests. It is used as an object and never registered, so nothing else in the process changes.
 */
final class FastProvider {

    private static final Optional<Provider> HERE = find();

    private FastProvider() {}

    /** Empty where only the platform's own providers work. */
    static Optional<Provider> here() {
        return HERE;
    }

    private static Optional<Provider> find() {
        try {
            AmazonCorrettoCryptoProvider accp = AmazonCorrettoCryptoProvider.INSTANCE;
            return accp.getLoadingError() == null && accp.runSelfTests() == SelfTestStatus.PASSED
                    ? Optional.of(accp)
                    : Optional.empty();
        } catch (LinkageError e) {
            // Not for this platform, or left off the class path: the platform's providers do the same, slower.
            return Optional.empty();
        }
    }
}
