package io.rialto.kit;

import io.rialto.saml.SigningKey;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service tells the kit about itself. Start with {@link #of} and change what differs.
 *
 * @param entityId the service's own entity ID: the one audience an assertion may name
 * @param acs the URL of the service's assertion consumer service, exactly as the identity provider has it
 * @param clockSkew how far the clocks of both sides may differ; 60 seconds unless set, five minutes at most
 * @param keys the service's own keys; none unless set
 */
public record Settings(
        String entityId,
        String acs,
        TrustedIdentityProvider identityProvider,
        Duration clockSkew,
        Clock clock,
        ReplayStore replays,
        OwnKeys keys) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    public Settings {
        if (entityId.isBlank()) {
            throw new IllegalArgumentException("a service needs an entity ID");
        }
        if (!URI.create(acs).isAbsolute()) {
            throw new IllegalArgumentException("the assertion consumer service is an absolute URL, not " + acs);
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("a clock skew lies between zero and five minutes, not " + clockSkew);
        }
    }

    /** A service with a clock skew of 60 seconds, the system's clock and a replay store in memory. */
    public static Settings of(String entityId, String acs, TrustedIdentityProvider identityProvider) {
        return new Settings(
                entityId,
                acs,
                identityProvider,
                Duration.ofSeconds(60),
                Clock.systemUTC(),
                ReplayStore.inMemory(),
                OwnKeys.NONE);
    }

    /** The same service trusting other certificates, or another identity provider. Used assertions stay used. */
    public Settings trusting(TrustedIdentityProvider other) {
        return new Settings(entityId, acs, other, clockSkew, clock, replays, keys);
    }

    public Settings withClockSkew(Duration skew) {
        return new Settings(entityId, acs, identityProvider, skew, clock, replays, keys);
    }

    public Settings withClock(Clock other) {
        return new Settings(entityId, acs, identityProvider, clockSkew, other, replays, keys);
    }

    public Settings withReplays(ReplayStore store) {
        return new Settings(entityId, acs, identityProvider, clockSkew, clock, store, keys);
    }

    /**
     * Takes encrypted assertions. What is not encrypted is accepted as before.
     *
     * @param own RSA keys, the current one first; two while keys roll over
     */
    public Settings withDecryptionKeys(List<PrivateKey> own) {
        return with(new OwnKeys(own, keys.signing()));
    }

    /** Signs what the service asks of the identity provider. */
    public Settings withSigningKey(SigningKey own) {
        return with(new OwnKeys(keys.decryption(), own));
    }

    private Settings with(OwnKeys others) {
        return new Settings(entityId, acs, identityProvider, clockSkew, clock, replays, others);
    }

    /**
     * The service's own keys.
     *
     * @param decryption for encrypted assertions
     * @param signing for requests; absent: they are not signed
     */
    public record OwnKeys(
            List<PrivateKey> decryption, @Nullable SigningKey signing) {

        static final OwnKeys NONE = new OwnKeys(List.of(), null);

        public OwnKeys {
            decryption = List.copyOf(decryption);
        }

        /** No key, in no form. */
        @Override
        public String toString() {
            return "OwnKeys[decryption=" + decryption.size() + ", signing=" + (signing != null) + "]";
        }
    }
}
