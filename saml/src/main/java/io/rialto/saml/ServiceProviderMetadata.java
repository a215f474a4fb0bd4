package io.rialto.saml;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service's published metadata says (SAML Metadata §2.4.4). Without a verified signature the document proves nothing by
 * itself: trust it as far as the way it came. Nothing that it names is ever fetched.
 *
 * @param consumers every assertion consumer service, in the order of the document; at least one
 * @param requested what the attribute consuming service asks for that counts when nobody chooses; may be empty
 * @param authnRequestsSigned whether the service says that it signs its requests
 * @param wantAssertionsSigned whether the service wants assertions with a signature of their own
 * @param validUntil the earliest end that the document sets
 * @param cacheDuration the shortest one that the document sets
 * @param seal who signed it
 * @param remarks what was overlooked on purpose, a sentence each
 */
public record ServiceProviderMetadata(
        String entityId,
        List<Consumer> consumers,
        List<Logout> logouts,
        List<ServiceKey> keys,
        List<String> nameIdFormats,
        List<Requested> requested,
        boolean authnRequestsSigned,
        boolean wantAssertionsSigned,
        @Nullable Instant validUntil,
        @Nullable Duration cacheDuration,
        Seal seal,
        List<String> remarks)
        implements MetadataReading {

    /** The largest document that is read, in bytes. */
    public static final int LARGEST = Limits.METADATA.bytes();

    public ServiceProviderMetadata {
        consumers = List.copyOf(consumers);
        logouts = List.copyOf(logouts);
        keys = List.copyOf(keys);
        nameIdFormats = List.copyOf(nameIdFormats);
        requested = List.copyOf(requested);
        remarks = List.copyOf(remarks);
    }

    /**
     * An assertion consumer service.
     *
     * @param binding its URI, also of bindings that we do not speak
     * @param index absent where the document leaves it out, which the schema does not allow and some do
     */
    public record Consumer(
            String binding, URI location, @Nullable Integer index, boolean isDefault) {}

    /** @param responseLocation where answers go, when elsewhere */
    public record Logout(
            String binding, URI location, @Nullable URI responseLocation) {}

    /**
     * A key, as the first certificate of its {@code X509Data}.
     *
     * @param encryptionMethods what the service decrypts, the best first; empty: it does not say
     */
    public record ServiceKey(Use use, X509Certificate certificate, List<String> encryptionMethods) {

        public ServiceKey {
            encryptionMethods = List.copyOf(encryptionMethods);
        }

        /** Whether signatures of this key are accepted: RSA of 2048 bits or more, or EC P-256. */
        public boolean canSign() {
            return use != Use.ENCRYPTION && SignatureAlgorithm.anyFits(certificate.getPublicKey());
        }
    }

    /** What a key is for; no use means both (SAML Metadata §2.4.1.1). */
    public enum Use {
        SIGNING,
        ENCRYPTION,
        UNSPECIFIED
    }

    /** An attribute that the service asks for. */
    public record Requested(String name, @Nullable String friendlyName, boolean required) {}

    /**
     * The document's signature.
     *
     * @param algorithm the signature algorithm that the document names; absent: it is not signed
     * @param verifiedBy the trusted certificate whose key verified it; absent: nobody was trusted, so nothing was verified
     */
    public record Seal(@Nullable String algorithm, @Nullable X509Certificate verifiedBy) {}

    /** When a certificate ends. Its key may be good for longer: of a service's keys only the key counts. */
    public static Instant endOf(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /**
     * Reads the one service of a document.
     *
     * @param entityId which service is meant; absent: there must be one only
     * @param trusted whose signature it must carry; empty: none is needed, and none is checked
     */
    public static MetadataReading read(byte[] xml, @Nullable String entityId, List<X509Certificate> trusted) {
        try {
            return ServiceProviderReader.read(MetadataDocument.of(xml, entityId), trusted);
        } catch (Flawed flawed) {
            return flawed.rejected();
        }
    }
}
