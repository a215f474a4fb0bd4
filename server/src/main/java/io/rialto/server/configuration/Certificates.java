package io.rialto.server.configuration;

import io.rialto.saml.Encryption;
import io.rialto.saml.ResponseReader;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.function.Predicate;

/** Certificates, as PEM or as the Base64 of a metadata document; what is kept is the Base64 on one line. */
final class Certificates {

    static final Rule<String> SIGNING =
            rule(ResponseReader::accepts, "holds a key that is neither RSA with 2048 bits or more nor EC P-256");
    static final Rule<String> ENCRYPTION =
            rule(Encryption::accepts, "holds a key that is not RSA with 2048 bits or more");

    private Certificates() {}

    private static Rule<String> rule(Predicate<X509Certificate> accepts, String problem) {
        return text -> {
            try {
                byte[] der = Base64.getDecoder().decode(text.replaceAll("-----(BEGIN|END) CERTIFICATE-----|\\s", ""));
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
                return accepts.test(certificate)
                        ? Rule.good(Base64.getEncoder().encodeToString(certificate.getEncoded()))
                        : Rule.bad(problem);
            } catch (IllegalArgumentException | CertificateException notOne) {
                return Rule.bad("must be one certificate, as PEM or in Base64");
            }
        };
    }
}
