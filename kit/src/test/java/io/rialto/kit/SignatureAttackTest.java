package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.TestSignature.transform;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rialto.saml.Signed;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SignatureAttackTest {

    private static final PublicKey PUBLISHED = TestKey.SHOP.certificate().getPublicKey();

    private static final String STYLESHEET =
            "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                    + "<xsl:template match=\"/\"><signed/></xsl:template></xsl:stylesheet>";

    static Stream<Arguments> correctSignaturesOfAForbiddenKind() {
        TestSignature shop = TestSignature.by(TestKey.SHOP);
        return Stream.of(
                Arguments.of("rsa-sha1", shop.withMethod(SignatureMethod.RSA_SHA1)),
                Arguments.of("a SHA-1 digest", shop.withDigest(DigestMethod.SHA1)),
                Arguments.of("inclusive c14n", shop.withCanonicalization(CanonicalizationMethod.INCLUSIVE)),
                Arguments.of(
                        "c14n with comments",
                        shop.withCanonicalization(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)),
                Arguments.of(
                        "a transform that keeps comments",
                        shop.withTransforms(List.of(
                                transform(Transform.ENVELOPED),
                                transform(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)))),
                Arguments.of("only one transform", shop.withTransforms(List.of(transform(Transform.ENVELOPED)))),
                Arguments.of(
                        "the right transforms twice", shop.withTransform(transform(CanonicalizationMethod.EXCLUSIVE))),
                Arguments.of(
                        "an XPath transform that signs nothing of interest",
                        shop.withTransform(transform(
                                Transform.XPATH, new XPathFilterParameterSpec("self::node()[name()='saml:Issuer']")))),
                Arguments.of(
                        "an XSLT transform",
                        shop.withTransforms(List.of(transform(
                                Transform.XSLT,
                                new XSLTTransformParameterSpec(
                                        new DOMStructure(Xml.parse(STYLESHEET).getDocumentElement())))))),
                Arguments.of(
                        "HMAC under the public key",
                        shop.withMethod(SignatureMethod.HMAC_SHA256)
                                .withKey(new SecretKeySpec(PUBLISHED.getEncoded(), "HmacSHA256"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void correctSignaturesOfAForbiddenKind(String name, TestSignature signature) {
        ForgedResponse message = aResponse().signedWith(signature);

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, message.base64());
        assertRefused(
                Reason.ALGORITHM_NOT_ALLOWED, message.signing(Signed.RESPONSE).base64());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512",
                "none",
                ""
            })
    void anAlgorithmThatIsNotListedIsNotTried(String uri) {
        String message = aResponse()
                .lastly(xml -> xml.replace(TestSignature.RSA_SHA256, uri))
                .base64();

        assertRefused(Reason.ALGORITHM_NOT_ALLOWED, message);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyInTheMessageIsNotTrusted(Signed what) {
        ForgedResponse forged = aResponse().signing(what).signedBy(TestKey.ATTACKER);

        assertThat(CarelessReader.believes(
                        forged.xml(), TestKey.ATTACKER.certificate().getPublicKey()))
                .isTrue();
        assertRefused(Reason.SIGNATURE_INVALID, forged.base64());
    }

    @Test
    void anAttackersSignatureBesideTheShopsCertificateIsRefused() {
        TestSignature forged = TestSignature.by(TestKey.SHOP).withKey(TestKey.ATTACKER.privateKey());

        assertRefused(Reason.SIGNATURE_INVALID, aResponse().signedWith(forged).base64());
    }

    @Test
    void theKeyDecidesTheFamilyOfTheAlgorithm() {
        String forged = aResponse()
                .lastly(xml -> xml.replace(TestSignature.RSA_SHA256, TestSignature.ECDSA_SHA256))
                .base64();

        assertRefused(Reason.SIGNATURE_INVALID, forged);
    }

    @Test
    void aMessageWithoutASignatureIsRefused() {
        assertRefused(Reason.NOT_SIGNED, aResponse().unsigned());
    }

    @ParameterizedTest
    @EnumSource
    void aStrippedSignatureIsMissed(Signed what) {
        String stripped = aResponse()
                .signing(what)
                .afterwards(SignatureAttackTest::strip)
                .afterwards(document -> {
                    if (what == Signed.BOTH) {
                        strip(document);
                    }
                })
                .base64();

        assertRefused(Reason.NOT_SIGNED, stripped);
    }

    @Test
    void aSignatureThatIsThereMustHoldEvenWhenTheOtherOneDoes() {
        String message = aResponse()
                .signedBy(TestKey.ATTACKER)
                .afterwards(document -> TestSignature.by(TestKey.SHOP).sign(document.getDocumentElement()))
                .base64();

        assertRefused(Reason.SIGNATURE_INVALID, message);
    }

    @Test
    void aSignedAssertionInAResponseThatSomebodyElseSignedIsRefused() {
        String message = aResponse()
                .afterwards(document -> TestSignature.by(TestKey.ATTACKER).sign(document.getDocumentElement()))
                .base64();

        assertRefused(Reason.SIGNATURE_INVALID, message);
    }

    @Test
    void theAssertionOfASignedResponseIsCovered() {
        String forged = aResponse()
                .signing(Signed.RESPONSE)
                .lastly(xml -> xml.replace("jane-4711", "admin-1"))
                .base64();

        assertRefused(Reason.SIGNATURE_INVALID, forged);
    }

    @Test
    void twoAssertionsAreRefusedEvenWhenBothAreSigned() {
        String message = aResponse()
                .afterwards(document -> {
                    Element second = Wrapping.takeOriginalOf(Wrapping.assertion(document));
                    second.setAttribute("ID", "_second");
                    second.setIdAttribute("ID", true);
                    document.getDocumentElement().appendChild(second);
                    TestSignature.by(TestKey.SHOP).sign(second);
                })
                .base64();

        assertRefused(Reason.NOT_ONE_ASSERTION, message);
    }

    @Test
    void aResponseWithoutAnAssertionIsRefused() {
        String message = aResponse()
                .signing(Signed.RESPONSE)
                .lastly(xml -> xml.replaceAll("<saml:Assertion .*</saml:Assertion>", ""))
                .base64();

        assertRefused(Reason.NOT_ONE_ASSERTION, message);
    }

    @Test
    void anEncryptedAssertionIsRefusedByItsName() {
        String message = aResponse()
                .signing(Signed.RESPONSE)
                .lastly(xml -> xml.replace("<saml:Assertion ", "<saml:EncryptedAssertion ")
                        .replace("</saml:Assertion>", "</saml:EncryptedAssertion>"))
                .base64();

        assertRefused(Reason.ENCRYPTED, message);
    }

    @Test
    void anEncryptedSubjectIsRefusedByItsName() {
        String message = aResponse()
                .replacing(
                        "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">jane-4711</saml:NameID>",
                        "<saml:EncryptedID/>")
                .base64();

        assertRefused(Reason.ENCRYPTED, message);
    }

    @Test
    void longerHashesAreAllowed() {
        TestSignature sha512 = TestSignature.by(TestKey.SHOP)
                .withMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")
                .withDigest(DigestMethod.SHA512);

        assertThat(assertAccepted(aResponse().signedWith(sha512).base64())
                        .proof()
                        .algorithm())
                .endsWith("rsa-sha512");
    }

    @Test
    void aShortKeyIsNotTrustedInTheFirstPlace() {
        TestKey weak = TestKey.rsa("CN=weak", 1024);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustedIdentityProvider(SHOP, List.of(weak.certificate())))
                .withMessageContaining("2048");
    }

    private static void strip(Document document) {
        Element signature = Wrapping.signature(document);
        signature.getParentNode().removeChild(signature);
    }
}
