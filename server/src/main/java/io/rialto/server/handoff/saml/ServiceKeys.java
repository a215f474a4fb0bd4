package io.rialto.server.handoff.saml;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.rialto.saml.Encryption;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.SamlTerms.Sealing;
import java.io.ByteArrayInputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The services' own keys, read once. Safe for use by many threads. */
@Component
public class ServiceKeys {

    private static final int MOST = 10_000;

    private final LoadingCache<String, X509Certificate> certificates =
            Caffeine.newBuilder().maximumSize(MOST).build(ServiceKeys::certificate);
    private final LoadingCache<Sealing, Encryption> encryptions;

    public ServiceKeys(SecureRandom random) {
        encryptions = Caffeine.newBuilder()
                .maximumSize(MOST)
                .build(sealing -> Encryption.of(certificates.get(sealing.certificate()), sealing.cipher(), random));
    }

    List<X509Certificate> signing(SamlTerms terms) {
        return terms.signingCertificates().stream().map(certificates::get).toList();
    }

    Optional<Encryption> encryption(SamlTerms terms) {
        return Optional.ofNullable(terms.sealing()).map(encryptions::get);
    }

    private static X509Certificate certificate(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read before cannot be read", e);
        }
    }
}
