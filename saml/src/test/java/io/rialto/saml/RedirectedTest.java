package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertAuthentic;
import static io.rialto.saml.Deliveries.assertForged;
import static io.rialto.saml.Deliveries.assertRefused;
import static io.rialto.saml.Deliveries.redirected;
import static io.rialto.saml.Sent.anAuthnRequest;
import static io.rialto.saml.Sent.encoded;
import static io.rialto.saml.Sent.query;
import static io.rialto.saml.Sent.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP-Redirect binding, in all the ways in which somebody could have it say two things. */
class RedirectedTest {

    @Test
    void aRequestIsReadWithWhatComesBack() {
        Delivered delivered = redirected(query(anAuthnRequest()) + "&RelayState=a%2Fb+c%C3%BC");

        assertThat(delivered.relayState()).contains("a/b cü");
        assertThat(delivered.binding()).isEqualTo(Binding.REDIRECT);
        assertThat(delivered.signed()).isFalse();
        assertThat(delivered.message().envelope().issuer()).isEqualTo("https://rewards.test/saml");
        assertThat(delivered.authenticity(List.of())).isInstanceOf(Authenticity.Unsigned.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA256withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384, SHA384withRSA",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, SHA512withRSA"
    })
    void aDetachedSignatureHolds(String algorithm, String javaName) {
        String query =
                signed(query(anAuthnRequest()) + "&RelayState=x", algorithm, javaName, Keys.RSA_PAIR.getPrivate());

        assertAuthentic(redirected(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA256withECDSAinP1363Format"})
    void ellipticSignaturesComeInEitherForm(String javaName) {
        String query = signed(
                query(anAuthnRequest()),
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                javaName,
                Keys.EC_PAIR.getPrivate());

        assertAuthentic(redirected(query));
    }

    @Test
    @DisplayName("SAML Bindings §3.4.4.1: the signature is over the characters as they were sent")
    void theOrderAndTheEncodingOfTheSenderCount() {
        String lower = query(anAuthnRequest()).replace("%2B", "%2b").replace("%3D", "%3d");
        String[] parts = signed(lower + "&RelayState=a%20b").split("&", -1);
        String shuffled = String.join("&", parts[3], "x=1", parts[1], parts[2], parts[0]);

        assertAuthentic(redirected(shuffled));
        assertForged(Flaw.SIGNATURE_INVALID, redirected(shuffled.replace("a%20b", "a+b")));
    }

    @Test
    void aSignatureCoversTheRelayState() {
        String query = signed(query(anAuthnRequest()) + "&RelayState=home");

        assertForged(Flaw.SIGNATURE_INVALID, redirected(query.replace("RelayState=home", "RelayState=elsewhere")));
        assertForged(Flaw.SIGNATURE_INVALID, redirected(query.replace("&RelayState=home", "")));
        assertForged(Flaw.SIGNATURE_INVALID, redirected(signed(query(anAuthnRequest())) + "&RelayState=added"));
        assertForged(Flaw.SIGNATURE_INVALID, redirected(signed(query(anAuthnRequest())) + "&RelayState="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
                "",
                "RSA"
            })
    void onlyListedAlgorithmsCount(String algorithm) {
        String query = signed(query(anAuthnRequest()), algorithm, "SHA1withRSA", Keys.RSA_PAIR.getPrivate());

        assertForged(Flaw.ALGORITHM_NOT_ALLOWED, redirected(query));
    }

    @Test
    void theKeyDecidesTheFamilyAndNotTheMessage() {
        String query = signed(query(anAuthnRequest())).replace("%23rsa-sha256", "%23ecdsa-sha256");

        assertForged(Flaw.SIGNATURE_INVALID, redirected(query));
    }

    @Test
    void aStrangersSignatureDoesNotCount() {
        String query = signed(
                query(anAuthnRequest()),
                Sent.RSA_SHA256,
                "SHA256withRSA",
                Keys.pair("RSA", 2048).getPrivate());

        assertForged(Flaw.SIGNATURE_INVALID, redirected(query));
        assertRefused(Flaw.NO_KEY, redirected(query).authenticity(List.of()));
    }

    @Test
    void halfASignatureIsNone() {
        String query = signed(query(anAuthnRequest()));

        assertRefused(Flaw.MALFORMED, Inbox.redirected(query.substring(0, query.indexOf("&Signature="))));
        assertRefused(Flaw.MALFORMED, Inbox.redirected(query(anAuthnRequest()) + "&Signature=AAAA"));
        assertForged(Flaw.SIGNATURE_INVALID, redirected(query.replaceAll("&Signature=.*", "&Signature=")));
        assertRefused(Flaw.MALFORMED, Inbox.redirected(query.replaceAll("&Signature=.*", "&Signature=*")));
    }

    @Test
    void strippingTheSignatureLeavesARequestWithoutOne() {
        String query = signed(query(anAuthnRequest()));

        Delivered stripped = redirected(query.substring(0, query.indexOf("&SigAlg=")));

        assertThat(stripped.signed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAMLRequest", "RelayState", "SigAlg", "Signature", "SAMLEncoding", "%53AMLRequest"})
    void aParameterThatIsThereTwiceIsRefused(String name) {
        String query = signed(query(anAuthnRequest()) + "&RelayState=x") + "&SAMLEncoding="
                + encoded("urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE");

        assertRefused(Flaw.AMBIGUOUS, Inbox.redirected(query + "&" + name + "=x"));
        assertRefused(Flaw.AMBIGUOUS, Inbox.redirected(name + "=x&" + query));
    }

    @Test
    void aRequestBesideAResponseIsRefused() {
        assertRefused(Flaw.AMBIGUOUS, Inbox.redirected(query(anAuthnRequest()) + "&SAMLResponse=x"));
        assertRefused(Flaw.MALFORMED, Inbox.redirected(query(anAuthnRequest()).replace("SAMLRequest", "SAMLResponse")));
        assertRefused(Flaw.MALFORMED, Inbox.redirected("RelayState=x"));
        assertRefused(Flaw.MALFORMED, Inbox.redirected(null));
    }

    @Test
    void anotherEncodingIsRefused() {
        assertRefused(Flaw.MALFORMED, Inbox.redirected(query(anAuthnRequest()) + "&SAMLEncoding=plain"));
    }

    @Test
    @DisplayName("SAML Bindings §3.4.4.1: the XML signature is removed before a message is redirected")
    void anXmlSignatureInARedirectedMessageIsRefused() {
        byte[] xml = new AuthnRequest("_q1", Messages.NOW, "https://rewards.test/saml", Sent.SSO, null, false, false)
                .write(Keys.RSA);

        assertRefused(Flaw.WRAPPED, Inbox.redirected(query(new String(xml, UTF_8))));
    }

    @Test
    void aBombIsNotUnpacked() {
        String bomb =
                "SAMLRequest=" + encoded(Base64.getEncoder().encodeToString(Sent.deflated(new byte[64 * 1024 * 1024])));

        assertThat(bomb.length()).isLessThan(Inbox.LONGEST);
        assertRefused(Flaw.TOO_LARGE, Inbox.redirected(bomb));
    }

    @Test
    void whatIsNoCompleteDeflateStreamIsRefused() {
        byte[] good = Sent.deflated(anAuthnRequest().getBytes(UTF_8));
        byte[] longer = Arrays.copyOf(good, good.length + 3);
        byte[] shorter = Arrays.copyOf(good, good.length - 3);

        for (byte[] bytes : List.of(longer, shorter, new byte[0], new byte[] {7, 7, 7})) {
            String base64 = encoded(Base64.getEncoder().encodeToString(bytes));
            assertRefused(Flaw.MALFORMED, Inbox.redirected("SAMLRequest=" + base64));
        }
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        String query = query(anAuthnRequest());

        assertRefused(Flaw.TOO_LARGE, Inbox.redirected(query + "&x=" + "x".repeat(Inbox.LONGEST)));
        assertRefused(Flaw.TOO_LARGE, Inbox.redirected(query + "&RelayState=" + "x".repeat(2_049)));
        assertThat(Inbox.redirected(query + "&RelayState=" + "x".repeat(2_048))).isInstanceOf(Delivered.class);
        assertRefused(Flaw.TOO_LARGE, Inbox.redirected(query + "&RelayState=" + encoded("ü".repeat(1_025))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%ff", "%c0%af", "%0A", "%00", "ü"})
    void whatCouldNotBeGivenBackAsItWasIsRefused(String relayState) {
        assertRefused(Flaw.MALFORMED, Inbox.redirected(query(anAuthnRequest()) + "&RelayState=" + relayState));
    }

    @Test
    void aPlusSignThatNobodyEncodedIsOneInBase64() {
        String plus = query(anAuthnRequest("ProviderName=\"" + "?".repeat(40) + "\"", ""));

        assertThat(redirected(plus.replace("%2B", "+")).message())
                .isEqualTo(redirected(plus).message());
    }
}
