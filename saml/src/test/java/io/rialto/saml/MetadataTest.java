package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MetadataTest {

    private static final String SITE = "https://rialto.test/s/main?a=1&b=\"2\"";

    private final Metadata metadata = new Metadata(
            SITE,
            List.of(Keys.RSA_CERTIFICATE, Keys.EC_CERTIFICATE),
            List.of(NameId.PERSISTENT, NameId.EMAIL),
            "https://rialto.test/s/main/saml/sso");

    @Test
    @DisplayName("saml-schema-metadata-2.0.xsd")
    void whatIsWrittenIsValidAndCanonical() {
        byte[] xml = metadata.write();

        assertThat(Schemas.complaints(xml)).isEmpty();
        assertThat(new String(Parsed.canonical(Parsed.dom(xml).getDocumentElement()), UTF_8))
                .isEqualTo(new String(xml, UTF_8));
    }

    @Test
    @DisplayName("SAML Metadata §2.4.1.1, §2.4.3: what a service needs to know")
    void aServiceReadsIssuerKeysFormatsAndAddress() throws Exception {
        Document document = Parsed.dom(metadata.write());

        assertThat(document.getDocumentElement().getAttribute("entityID")).isEqualTo(SITE);
        assertThat(certificates(document)).containsExactly(Keys.RSA_CERTIFICATE, Keys.EC_CERTIFICATE);
        assertThat(texts(document, "NameIDFormat")).containsExactly(NameId.PERSISTENT, NameId.EMAIL);
        Element role = Parsed.first(document, "IDPSSODescriptor");
        assertThat(role.getAttribute("WantAuthnRequestsSigned")).isEqualTo("false");
        assertThat(role.getAttribute("protocolSupportEnumeration")).isEqualTo("urn:oasis:names:tc:SAML:2.0:protocol");
        assertThat(Parsed.first(document, "KeyDescriptor").getAttribute("use")).isEqualTo("signing");
        Element address = Parsed.first(document, "SingleSignOnService");
        assertThat(address.getAttribute("Binding")).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect");
        assertThat(address.getAttribute("Location")).isEqualTo("https://rialto.test/s/main/saml/sso");
    }

    @Test
    void withoutASingleSignOnAddressTheLaunchAddressStandsInItsPlace() {
        Metadata plain = new Metadata("https://rialto.test/s/main", List.of(Keys.EC_CERTIFICATE), List.of(), null);

        byte[] xml = plain.write();

        assertThat(Schemas.complaints(xml)).isEmpty();
        assertThat(Parsed.first(Parsed.dom(xml), "SingleSignOnService").getAttribute("Location"))
                .isEqualTo("https://rialto.test/s/main/launch");
    }

    @Test
    @DisplayName("SAML Metadata §2.2.1: an entity ID has at most 1024 characters")
    void metadataNobodyCouldUseIsRefused() {
        List<X509Certificate> some = List.of(Keys.EC_CERTIFICATE);

        assertThatThrownBy(() -> new Metadata("", some, List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Metadata("x".repeat(1025), some, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Metadata(SITE, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<X509Certificate> certificates(Document document) throws Exception {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String base64 : texts(document, "X509Certificate")) {
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(base64))));
        }
        return certificates;
    }

    private static List<String> texts(Document document, String name) {
        List<String> texts = new ArrayList<>();
        var elements = document.getElementsByTagNameNS("*", name);
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }
}
