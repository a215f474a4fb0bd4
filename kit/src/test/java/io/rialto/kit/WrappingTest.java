package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

@DisplayName("XML signature wrapping")
class WrappingTest {

    @ParameterizedTest
    @EnumSource
    void aWrappedOriginalProvesNothingAboutTheForgedAssertion(Wrapping attack) {
        ForgedResponse original = aResponse().signing(attack.signed);
        assertAccepted(original.base64());

        String forged = original.afterwards(attack::wrap).xml();

        assertThat(CarelessReader.believes(forged, TestKey.SHOP.certificate().getPublicKey()))
                .as("the original inside is intact")
                .isTrue();
        assertThat(forged).contains(Wrapping.VICTIM);
        assertRefused(Reason.WRAPPED, ForgedResponse.base64(forged));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"XSW3", "XSW5", "XSW7"})
    void aForgedAssertionUnderTheOriginalsIdIsADuplicate(Wrapping attack) {
        String forged = aResponse()
                .signing(attack.signed)
                .afterwards(attack::wrap)
                .lastly(xml -> xml.replace("_forged_assertion", "_assertion"))
                .base64();

        assertRefused(Reason.DUPLICATE_ID, forged);
    }

    @Test
    void anIdInAnotherSpellingIsADuplicateToo() {
        String forged = aResponse()
                .replacing("<saml:AttributeValue>gold", "<saml:AttributeValue xml:id=\"_assertion\">gold")
                .base64();

        assertRefused(Reason.DUPLICATE_ID, forged);
    }

    @Test
    void aSignatureInsideTheAssertionsPartsDoesNotCount() {
        String forged = aResponse()
                .afterwards(document -> {
                    Element subject = Xml.first(document, Xml.SAML, "Subject");
                    subject.appendChild(Wrapping.signature(document));
                })
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }

    @Test
    void twoSignaturesOnOneElementAreRefused() {
        String forged = aResponse()
                .afterwards(document -> TestSignature.by(TestKey.SHOP).sign(Wrapping.assertion(document)))
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }

    @Test
    void aSignedObjectInsideTheSignatureIsRefused() {
        String forged = aResponse()
                .afterwards(document ->
                        Wrapping.signature(document).appendChild(document.createElementNS(Xml.DS, "ds:Object")))
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }

    @Test
    void aSecondReferenceIsRefused() {
        String forged = aResponse()
                .afterwards(document -> {
                    Element reference = Xml.first(document, Xml.DS, "Reference");
                    reference.getParentNode().appendChild(reference.cloneNode(true));
                })
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#_response",
                "#xpointer(/)",
                "#xpointer(id('_assertion'))",
                "https://attacker.test/original.xml",
                "file:///etc/hostname",
                "#_assertion "
            })
    void aReferenceToAnythingButTheElementItselfIsRefused(String uri) {
        String forged = aResponse()
                .lastly(xml -> xml.replace("URI=\"#_assertion\"", "URI=\"" + uri + "\""))
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }

    @Test
    void aReferenceWithoutAnAddressIsRefused() {
        String forged = aResponse()
                .lastly(xml -> xml.replace(" URI=\"#_assertion\"", ""))
                .base64();

        assertRefused(Reason.WRAPPED, forged);
    }
}
