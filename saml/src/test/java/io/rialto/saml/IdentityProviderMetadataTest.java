package io.rialto.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderMetadataTest {

    private static final X509Certificate CURRENT = Keys.RSA_CERTIFICATE;
    private static final X509Certificate NEXT = Keys.EC_CERTIFICATE;

    private static final String DOCUMENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- published by the shop -->
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
                entityID="https://rialto.test/s/main">
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing">{current}</md:KeyDescriptor>
                <md:KeyDescriptor>{next}</md:KeyDescriptor>
                <md:KeyDescriptor use="encryption">
                  <ds:KeyInfo><ds:X509Data><ds:X509Certificate>unread</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
                </md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://rialto.test/soap"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://rialto.test/sso"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """.replace("{current}", keyInfo(CURRENT)).replace("{next}", keyInfo(NEXT));

    @Test
    void signingKeysAreThoseForSigningAndThoseForEverything() {
        IdentityProviderMetadata metadata = read(DOCUMENT);

        assertThat(metadata.entityId()).isEqualTo("https://rialto.test/s/main");
        assertThat(metadata.signingCertificates()).containsExactly(CURRENT, NEXT);
        assertThat(metadata.singleSignOnUrl()).isEqualTo("https://rialto.test/sso");
    }

    @Test
    void aDocumentTypeIsRefused() {
        refuses("DOCTYPE", DOCUMENT.replace("<!-- published by the shop -->", "<!DOCTYPE md:EntityDescriptor []>"));
    }

    @Test
    void aDocumentWithoutASigningKeyIsRefused() {
        refuses(
                "no signing certificate",
                DOCUMENT.replaceAll("(?s)<md:KeyDescriptor( use=\"signing\")?>.*?</md:KeyDescriptor>", ""));
    }

    @Test
    void aCertificateThatCannotBeReadIsRefused() {
        refuses("cannot be read", DOCUMENT.replace(keyInfo(NEXT), keyInfo("AAAA")));
        refuses("cannot be read", DOCUMENT.replace(keyInfo(NEXT), keyInfo("not base64")));
    }

    @Test
    void aKeyTooWeakToTrustIsRefused() {
        refuses("2048", DOCUMENT.replace(keyInfo(NEXT), keyInfo(Keys.certificate(Keys.pair("RSA", 1024)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<a/>", "not xml", "<md:EntitiesDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'/>"
            })
    void whatIsNoEntityDescriptorIsRefused(String document) {
        refuses("MALFORMED", document);
    }

    private static void refuses(String why, String document) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(document)).withMessageContaining(why);
    }

    private static IdentityProviderMetadata read(String document) {
        return IdentityProviderMetadata.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyInfo(X509Certificate certificate) {
        try {
            return keyInfo(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyInfo(String certificate) {
        return "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>" + certificate
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>";
    }
}
