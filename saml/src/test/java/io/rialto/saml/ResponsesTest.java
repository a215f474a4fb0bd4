package io.rialto.saml;

import static io.rialto.saml.Messages.NOW;
import static io.rialto.saml.Messages.aResponse;
import static io.rialto.saml.Messages.anAnswer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ResponsesTest {

    static Stream<Arguments> everyWayToSign() {
        return Stream.of(Keys.RSA, Keys.EC)
                .flatMap(key -> Stream.of(Signed.values()).map(what -> Arguments.of(key, what)));
    }

    static Stream<Arguments> everyOpinionOnEveryWay() {
        return everyWayToSign()
                .flatMap(way ->
                        Stream.of(Opinion.values()).map(opinion -> Arguments.of(opinion, way.get()[0], way.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everyOpinionOnEveryWay")
    @DisplayName("XML Signature §3.2: reference and signature validate")
    void othersVerifyWhatWeSign(Opinion opinion, SigningKey key, Signed what) {
        byte[] xml = Responses.write(aResponse(), key, what);

        assertThat(elementsSignedBy(what)).allMatch(element -> opinion.verifies(xml, element, key.certificate()));
    }

    @ParameterizedTest
    @MethodSource("everyOpinionOnEveryWay")
    void othersRefuseAnotherKeyAndAnotherText(Opinion opinion, SigningKey key, Signed what) {
        SigningKey other = key == Keys.RSA ? Keys.OTHER_RSA : Keys.OTHER_EC;
        byte[] xml = Responses.write(aResponse(), key, what);
        byte[] tampered = new String(xml, UTF_8).replace("jane@", "june@").getBytes(UTF_8);

        assertThat(elementsSignedBy(what))
                .noneMatch(element -> opinion.verifies(xml, element, other.certificate()))
                .noneMatch(element -> opinion.verifies(tampered, element, key.certificate()));
    }

    @Test
    void everyFlippedByteOfASignedAssertionBreaksIt() {
        byte[] xml = Responses.write(aResponse(), Keys.RSA, Signed.ASSERTION);
        String text = new String(xml, java.nio.charset.StandardCharsets.ISO_8859_1);
        // Unsigned by design: the value's own last characters have spare bits, and nobody may trust the KeyInfo.
        int unsignedFrom = text.indexOf("==</ds:SignatureValue>") - 1;
        int unsignedTo = text.indexOf("</ds:Signature>");

        for (int i = text.indexOf("<saml:Assertion"); i < text.indexOf("</samlp:Response>"); i++) {
            if (i < unsignedFrom || i >= unsignedTo) {
                byte[] flipped = xml.clone();
                flipped[i] ^= 1;
                assertThat(verifiesAtAll(flipped))
                        .as("flipped byte %d of %s", i, text)
                        .isFalse();
            }
        }
        assertThat(verifiesAtAll(xml)).isTrue();
    }

    @Test
    void theResponsesSignatureCoversTheAssertionsSignature() {
        String xml = new String(Responses.write(aResponse(), Keys.RSA, Signed.BOTH), UTF_8);
        int inner = xml.indexOf("<ds:SignatureValue>", xml.indexOf("<saml:Assertion")) + "<ds:SignatureValue>".length();
        char changed = xml.charAt(inner) == 'A' ? 'B' : 'A';
        byte[] tampered = (xml.substring(0, inner) + changed + xml.substring(inner + 1)).getBytes(UTF_8);

        assertThat(Opinion.JDK.verifies(tampered, "Response", Keys.RSA_CERTIFICATE))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyWayToSign")
    @DisplayName("Exclusive XML Canonicalization 1.0: document and assertion are their own canonical form")
    void whatIsWrittenIsCanonical(SigningKey key, Signed what) {
        for (Response response : List.of(aResponse(), anAnswer())) {
            String xml = new String(Responses.write(response, key, what), UTF_8);

            Document document = Parsed.dom(xml.getBytes(UTF_8));

            assertThat(xml).isEqualTo(new String(Parsed.canonical(document.getDocumentElement()), UTF_8));
            assertThat(xml).contains(new String(Parsed.canonical(Parsed.first(document, "Assertion")), UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("everyWayToSign")
    @DisplayName("saml-schema-protocol-2.0.xsd, saml-schema-assertion-2.0.xsd")
    void whatIsWrittenIsValid(SigningKey key, Signed what) {
        assertThat(Schemas.complaints(Responses.write(aResponse(), key, what))).isEmpty();
        assertThat(Schemas.complaints(Responses.write(anAnswer(), key, what))).isEmpty();
        assertThat(Schemas.complaints("<x/>".getBytes(UTF_8))).isNotEmpty();
    }

    @Test
    @DisplayName("SAML Core §5.4.2: the signature refers to its own parent; schema: right after the issuer")
    void eachSignatureStandsAfterTheIssuerAndRefersToItsParent() {
        Document document = Parsed.dom(Responses.write(aResponse(), Keys.RSA, Signed.BOTH));

        for (String name : elementsSignedBy(Signed.BOTH)) {
            Element parent = Parsed.first(document, name);
            Element signature = (Element) parent.getChildNodes().item(1);
            Element reference =
                    (Element) signature.getElementsByTagNameNS("*", "Reference").item(0);
            assertThat(parent.getFirstChild().getLocalName()).isEqualTo("Issuer");
            assertThat(signature.getLocalName()).isEqualTo("Signature");
            assertThat(reference.getAttribute("URI")).isEqualTo("#" + parent.getAttribute("ID"));
        }
    }

    @Test
    @DisplayName("SAML Profiles §4.1.5: an unsolicited response carries no InResponseTo")
    void onlyAnAnswerSaysToWhat() {
        String unsolicited = new String(Responses.write(aResponse(), Keys.EC, Signed.ASSERTION), UTF_8);
        String answer = new String(Responses.write(anAnswer(), Keys.EC, Signed.ASSERTION), UTF_8);

        assertThat(unsolicited).doesNotContain("InResponseTo");
        assertThat(answer.split("InResponseTo=\"_q1\"", -1)).hasSize(3);
    }

    @Test
    void withoutAttributesThereIsNoAttributeStatement() {
        String xml = new String(Responses.write(anAnswer(), Keys.EC, Signed.ASSERTION), UTF_8);

        assertThat(xml)
                .doesNotContain("AttributeStatement")
                .contains("SessionNotOnOrAfter=\"2026-03-01T11:00:00.250Z\"");
    }

    @Test
    void valuesCarryNoTypeAndNamesTheirFormat() {
        String xml = new String(Responses.write(aResponse(), Keys.EC, Signed.ASSERTION), UTF_8);

        assertThat(xml)
                .doesNotContain("xsi:")
                .contains("Name=\"email\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\"")
                .contains("113730.3.1.241\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"");
    }

    @ParameterizedTest
    @EnumSource(Signed.class)
    void nothingIsWrittenForATextThatXmlCannotCarry(Signed what) {
        Response response =
                aResponse(NameId.PERSISTENT, "k3V", List.of(new Attribute("email", "jane\u0000@shop.test")));

        assertThatThrownBy(() -> Responses.write(response, Keys.EC, what))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("XML 1.0 cannot carry U+0000");
    }

    @Test
    @DisplayName("SAML Core §1.3.3: instants are in UTC; we write whole milliseconds")
    void instantsAreWrittenInWholeMilliseconds() {
        assertThat(written(NOW)).isEqualTo("2026-03-01T10:00:00.250Z");
        assertThat(written(Instant.parse("2026-12-31T23:59:59.999999999Z"))).isEqualTo("2026-12-31T23:59:59.999Z");
        assertThat(written(Instant.parse("0987-01-02T03:04:05Z"))).isEqualTo("0987-01-02T03:04:05.000Z");
        assertThatThrownBy(() -> written(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(Instant.parse("0000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String written(Instant instant) {
        Utf8 out = new Utf8();
        out.instant(instant);
        return new String(out.copy(0, out.size()), UTF_8);
    }

    private static List<String> elementsSignedBy(Signed what) {
        return switch (what) {
            case ASSERTION -> List.of("Assertion");
            case RESPONSE -> List.of("Response");
            case BOTH -> List.of("Response", "Assertion");
        };
    }

    private static boolean verifiesAtAll(byte[] xml) {
        return Parsed.isWellFormed(xml) && Opinion.JDK.verifies(xml, "Assertion", Keys.RSA_CERTIFICATE);
    }
}
