package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertRefused;
import static io.rialto.saml.Messages.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.xml.security.encryption.XMLCipher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EncryptionTest {

    private static final KeyPair SERVICE = Keys.pair("RSA", 2048);
    private static final List<PrivateKey> OWN = List.of(SERVICE.getPrivate());

    static Stream<Arguments> everyWay() {
        return Stream.of(DataCipher.values())
                .flatMap(cipher -> Stream.of(Signed.values()).map(what -> Arguments.of(cipher, what)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void whoHasTheKeyReadsWhatWasSigned(DataCipher cipher, Signed what) {
        byte[] xml = written(cipher, what);

        assertThat(new String(xml, UTF_8)).doesNotContain("jane").doesNotContain("k3Vx0");
        assertThat(Schemas.complaints(xml)).isEmpty();
        assertThat(read(xml, OWN)).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.signed()).isEqualTo(what);
            assertThat(verified.assertion().nameId().value()).isEqualTo("k3Vx0nq0mZ8");
            assertThat(verified.assertion().attributes()).containsEntry("email", List.of("jane@shop.test"));
        });
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("XML Encryption 1.1 §5.2.4, §5.5.2")
    void othersDecryptItToo(DataCipher cipher) throws Exception {
        byte[] xml = written(cipher, Signed.ASSERTION);

        String byXmlSec1 = new String(XmlSec1.decrypted(xml, SERVICE.getPrivate()), UTF_8);
        Document document = Parsed.dom(xml);
        XMLCipher santuario = XMLCipher.getInstance();
        santuario.init(XMLCipher.DECRYPT_MODE, null);
        santuario.setKEK(SERVICE.getPrivate());
        santuario.doFinal(document, Parsed.first(document, "EncryptedData"));

        assertThat(byXmlSec1).contains("jane@shop.test</saml:AttributeValue>");
        assertThat(Parsed.first(document, "NameID").getTextContent()).isEqualTo("k3Vx0nq0mZ8");
    }

    @Test
    void theSignatureInsideIsTheAssertionsOwn() {
        byte[] clear = XmlSec1.decrypted(written(DataCipher.AES_256_GCM, Signed.ASSERTION), SERVICE.getPrivate());
        Element assertion = Parsed.first(Parsed.dom(clear), "Assertion");
        byte[] alone = Parsed.canonical(assertion);

        assertThat(Opinion.SANTUARIO.verifies(alone, "Assertion", Keys.RSA_CERTIFICATE))
                .isTrue();
    }

    @Test
    void theResponsesSignatureCoversTheEncryptedAssertion() {
        byte[] xml = written(DataCipher.AES_256_GCM, Signed.RESPONSE);

        assertThat(Opinion.values()).allMatch(opinion -> opinion.verifies(xml, "Response", Keys.RSA_CERTIFICATE));
    }

    @Test
    void noTwoAreAlike() {
        assertThat(written(DataCipher.AES_128_GCM, Signed.ASSERTION))
                .isNotEqualTo(written(DataCipher.AES_128_GCM, Signed.ASSERTION));
    }

    @Test
    void withoutTheKeyNothingIsRead() {
        byte[] xml = written(DataCipher.AES_256_GCM, Signed.BOTH);

        assertRefused(Flaw.ENCRYPTED, read(xml, List.of()));
        assertRefused(Flaw.NOT_DECRYPTABLE, read(xml, List.of(Keys.RSA_PAIR.getPrivate())));
        assertRefused(Flaw.NOT_DECRYPTABLE, read(xml, List.of(Keys.EC_PAIR.getPrivate())));
        assertThat(read(xml, List.of(Keys.RSA_PAIR.getPrivate(), SERVICE.getPrivate())))
                .isInstanceOf(Verified.class);
    }

    @Test
    void everyChangedByteOfTheDataIsNoticed() {
        String xml = new String(written(DataCipher.AES_256_GCM, Signed.ASSERTION), UTF_8);
        int from = xml.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
        int to = xml.lastIndexOf("</xenc:CipherValue>");
        byte[] sealed = Base64.getDecoder().decode(xml.substring(from, to));

        for (int i = 0; i < sealed.length; i += 17) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            String tampered = xml.substring(0, from) + Base64.getEncoder().encodeToString(changed) + xml.substring(to);
            assertRefused(Flaw.NOT_DECRYPTABLE, read(tampered.getBytes(UTF_8), OWN));
        }
        assertRefused(
                Flaw.NOT_DECRYPTABLE, read((xml.substring(0, from) + "AAAA" + xml.substring(to)).getBytes(UTF_8), OWN));
        assertRefused(Flaw.NOT_DECRYPTABLE, read((xml.substring(0, from) + xml.substring(to)).getBytes(UTF_8), OWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2009/xmlenc11#aes256-gcm|http://www.w3.org/2001/04/xmlenc#aes256-cbc",
                "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p|http://www.w3.org/2001/04/xmlenc#rsa-1_5",
                "http://www.w3.org/2000/09/xmldsig#sha1|http://www.w3.org/2001/04/xmldsig-more#md5"
            })
    void whatTellsSecretsByItsErrorsIsNotEvenTried(String change) {
        String[] fromTo = change.split("\\|", -1);
        String xml = new String(written(DataCipher.AES_256_GCM, Signed.ASSERTION), UTF_8);

        assertRefused(
                Flaw.ALGORITHM_NOT_ALLOWED,
                read(xml.replace(fromTo[0], fromTo[1]).getBytes(UTF_8), OWN));
    }

    @Test
    void whatIsInsideMustBeOneSignedAssertion() {
        assertRefused(Flaw.NOT_SIGNED, read(enclosing(plain(false)), OWN));
        assertRefused(Flaw.MALFORMED, read(enclosing("<x/>"), OWN));
        assertRefused(Flaw.MALFORMED, read(enclosing("no XML"), OWN));
        assertRefused(Flaw.DOCTYPE, read(enclosing("<!DOCTYPE x [<!ENTITY a \"a\">]>" + plain(true)), OWN));
        assertRefused(
                Flaw.WRAPPED,
                read(enclosing(plain(true).replace("</saml:Assertion>", plain(true) + "</saml:Assertion>")), OWN));
        assertThat(read(enclosing(plain(true)), OWN)).isInstanceOf(Verified.class);
    }

    @Test
    void anAssertionInTheClearBesideItIsRefused() {
        String both = new String(enclosing(plain(true)), UTF_8)
                .replace("</samlp:Response>", plain(true) + "</samlp:Response>");

        assertRefused(Flaw.NOT_ONE_ASSERTION, read(both.getBytes(UTF_8), OWN));
    }

    @Test
    void anIdOfTheResponseUsedAgainInsideIsRefused() {
        assertRefused(Flaw.DUPLICATE_ID, read(enclosing(plain(true).replace("_s1\"", "_s1\" Id=\"_r1\"")), OWN));
    }

    @Test
    void onlyRsaKeysOf2048BitsCarryAKey() {
        SecureRandom random = new SecureRandom();

        assertThat(Encryption.accepts(Keys.RSA_CERTIFICATE)).isTrue();
        assertThat(Encryption.accepts(Keys.EC_CERTIFICATE)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Encryption.of(Keys.certificate(Keys.pair("RSA", 1024)), DataCipher.AES_256_GCM, random));
    }

    /** An encrypted text in an unsigned response, as anybody with the service's public key can make it. */
    private static byte[] enclosing(String text) {
        CanonicalXml xml = new CanonicalXml();
        xml.open(Tag.RESPONSE)
                .attribute("ID", "_r1")
                .attribute("IssueInstant", Messages.NOW)
                .attribute("Version", "2.0");
        xml.open(Tag.STATUS)
                .open(Tag.STATUS_CODE)
                .attribute("Value", Status.SUCCESS)
                .close()
                .close();
        encryption(DataCipher.AES_256_GCM).write(xml, text.getBytes(UTF_8));
        return xml.close().toBytes();
    }

    private static String plain(boolean signed) {
        String xml =
                new String(Responses.write(aResponse(), Keys.RSA, signed ? Signed.ASSERTION : Signed.RESPONSE), UTF_8);
        return xml.substring(xml.indexOf("<saml:Assertion"), xml.indexOf("</samlp:Response>"));
    }

    private static byte[] written(DataCipher cipher, Signed what) {
        return Responses.write(aResponse(), Keys.RSA, what, encryption(cipher));
    }

    private static Encryption encryption(DataCipher cipher) {
        return Encryption.of(Keys.certificate(SERVICE), cipher, new SecureRandom());
    }

    private static Verification read(byte[] xml, List<PrivateKey> own) {
        return ((ReceivedResponse) ResponseReader.read(xml)).verify(List.of(Keys.RSA_CERTIFICATE), own);
    }
}
