package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanonicalXmlTest {

    @Test
    @DisplayName("Exclusive XML Canonicalization 1.0 §3: a namespace is declared where it is first visibly utilised")
    void aNamespaceIsDeclaredWhereItIsNotInScopeYet() {
        CanonicalXml xml = new CanonicalXml();

        xml.open(Tag.RESPONSE).leaf(Tag.ISSUER, "a").open(Tag.ASSERTION).leaf(Tag.ISSUER, "b");
        xml.close().open(Tag.STATUS).close().close();

        assertThat(new String(xml.toBytes(), UTF_8))
                .isEqualTo("<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                        + "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">a</saml:Issuer>"
                        + "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                        + "<saml:Issuer>b</saml:Issuer></saml:Assertion>"
                        + "<samlp:Status></samlp:Status></samlp:Response>");
    }

    @Test
    @DisplayName("Canonical XML 1.0 §2.2: attributes come in the order of their names")
    void attributesOutOfOrderAreRefused() {
        CanonicalXml xml = new CanonicalXml().open(Tag.RESPONSE).attribute("ID", "_1");

        assertThatThrownBy(() -> xml.attribute("Destination", "d")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> xml.attribute("ID", "_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAttributeAfterTheTextIsRefused() {
        CanonicalXml xml = new CanonicalXml().open(Tag.ISSUER).text("a");

        assertThatThrownBy(() -> xml.attribute("Format", "f")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnfinishedDocumentIsNotHandedOut() {
        CanonicalXml xml =
                new CanonicalXml().open(Tag.RESPONSE).open(Tag.STATUS).close();

        assertThatThrownBy(xml::toBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("still open: [RESPONSE]");
    }
}
