package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertAuthentic;
import static io.rialto.saml.Deliveries.assertForged;
import static io.rialto.saml.Deliveries.assertRefused;
import static io.rialto.saml.Deliveries.delivered;
import static io.rialto.saml.Sent.anAuthnRequest;
import static io.rialto.saml.Sent.form;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTTP-POST binding, and what attackers put into a posted request. */
class PostedTest {

    private static final String SIGNED = new String(
            new AuthnRequest(
                            "_q1",
                            Messages.NOW,
                            "https://rewards.test/saml",
                            Sent.SSO,
                            "https://rewards.test/saml/acs",
                            true,
                            false)
                    .write(Keys.RSA),
            UTF_8);

    @Test
    void aSignedRequestIsReadAndProved() {
        Delivered delivered = delivered(Inbox.posted(Map.of(
                "SAMLRequest", List.of(base64(SIGNED)), "RelayState", List.of("a b"), "other", List.of("1", "2"))));

        assertThat(delivered.binding()).isEqualTo(Binding.POST);
        assertThat(delivered.relayState()).contains("a b");
        assertAuthentic(delivered);
        assertThat(delivered.message()).isInstanceOfSatisfying(ReceivedAuthnRequest.class, request -> {
            assertThat(request.forceAuthn()).isTrue();
            assertThat(request.consumer().url()).isEqualTo("https://rewards.test/saml/acs");
        });
    }

    @Test
    @DisplayName("SAML Bindings §3.5.4: Base64 with line ends")
    void base64MayHaveLines() {
        String lines = Base64.getMimeEncoder().encodeToString(SIGNED.getBytes(UTF_8));

        assertAuthentic(delivered(Inbox.posted(Map.of("SAMLRequest", List.of(lines)))));
    }

    @Test
    void severalOfOneFieldAreRefused() {
        String one = base64(SIGNED);

        assertRefused(Flaw.AMBIGUOUS, Inbox.posted(Map.of("SAMLRequest", List.of(one, one))));
        assertRefused(
                Flaw.AMBIGUOUS, Inbox.posted(Map.of("SAMLRequest", List.of(one), "RelayState", List.of("a", "b"))));
        assertRefused(Flaw.AMBIGUOUS, Inbox.posted(Map.of("SAMLRequest", List.of(one), "SAMLResponse", List.of(one))));
        assertRefused(Flaw.MALFORMED, Inbox.posted(Map.of("RelayState", List.of("a"))));
        assertRefused(Flaw.MALFORMED, Inbox.posted(Map.of("SAMLRequest", List.of("*"))));
        assertRefused(Flaw.TOO_LARGE, Inbox.posted(Map.of("SAMLRequest", List.of("A".repeat(Inbox.LONGEST + 1)))));
    }

    @Test
    void everyFlippedByteOfASignedRequestIsNoticed() {
        byte[] xml = SIGNED.getBytes(UTF_8);
        // Unsigned by design: the value's own last characters have spare bits, and nobody may trust the KeyInfo.
        int unsignedFrom = SIGNED.indexOf("==</ds:SignatureValue>") - 1;
        int unsignedTo = SIGNED.indexOf("</ds:Signature>");

        for (int i = 0; i < xml.length; i += 3) {
            if (i < unsignedFrom || i >= unsignedTo) {
                byte[] flipped = xml.clone();
                flipped[i] ^= 1;
                Delivery delivery = Inbox.posted(form(flipped));
                boolean passes = delivery instanceof Delivered delivered
                        && delivered.authenticity(List.of(Keys.RSA_CERTIFICATE)) instanceof Authenticity.Authentic;
                assertThat(passes).as("flipped byte %d", i).isFalse();
            }
        }
    }

    static Stream<Arguments> wrapped() {
        String inner = SIGNED.replace("<samlp:AuthnRequest ", "<samlp:AuthnRequest xmlns:x=\"x\" ");
        String forged =
                SIGNED.replace("ID=\"_q1\"", "ID=\"_evil\"").replaceFirst("<ds:Signature .*</ds:Signature>", "");
        String signature = SIGNED.substring(SIGNED.indexOf("<ds:Signature "), SIGNED.indexOf("<samlp:NameIDPolicy"));
        return Stream.of(
                Arguments.of(
                        "the original in Extensions",
                        in(forged, "<samlp:Extensions>" + SIGNED + "</samlp:Extensions>")),
                Arguments.of(
                        "the original in Extensions, changed",
                        in(forged, "<samlp:Extensions>" + inner + "</samlp:Extensions>")),
                Arguments.of(
                        "the original in the signature's Object",
                        in(
                                forged,
                                signature.replace(
                                        "</ds:Signature>", "<ds:Object>" + SIGNED + "</ds:Object></ds:Signature>"))),
                Arguments.of("a second signature", in(SIGNED, signature)),
                Arguments.of(
                        "a signature deeper", in(forged, "<samlp:Extensions>" + signature + "</samlp:Extensions>")),
                Arguments.of(
                        "an assertion inside",
                        in(SIGNED, "<samlp:Extensions><a:Assertion xmlns:a=\"a\"/></samlp:Extensions>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrapped")
    void whatWrapsASignedRequestIsRefused(String name, String xml) {
        assertRefused(Flaw.WRAPPED, Inbox.posted(form(xml)));
    }

    @Test
    void aSignatureOfAnotherElementDoesNotCount() {
        String moved = SIGNED.replace("ID=\"_q1\"", "ID=\"_evil\"");

        assertForged(Flaw.WRAPPED, delivered(Inbox.posted(form(moved))));
    }

    @Test
    void oneIdTwiceIsRefused() {
        assertRefused(
                Flaw.DUPLICATE_ID,
                Inbox.posted(form(in(SIGNED, "<samlp:Extensions><x Id=\"_q1\"/></samlp:Extensions>"))));
    }

    static Stream<Arguments> hostile() {
        String lol = "<!DOCTYPE lolz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        return Stream.of(
                Arguments.of(Flaw.DOCTYPE, lol + anAuthnRequest("ProviderName=\"&b;\"", "")),
                Arguments.of(Flaw.DOCTYPE, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\">" + anAuthnRequest()),
                Arguments.of(
                        Flaw.DOCTYPE,
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                + anAuthnRequest().replace("https://rewards.test/saml", "&f;")),
                Arguments.of(Flaw.COMMENT, anAuthnRequest().replace("rewards.test", "rewards.test<!---->")),
                Arguments.of(Flaw.COMMENT, "<?xml-stylesheet href=\"x\"?>" + anAuthnRequest()),
                Arguments.of(
                        Flaw.TOO_LARGE,
                        anAuthnRequest("", "<samlp:Extensions>" + "<x/>".repeat(600) + "</samlp:Extensions>")),
                Arguments.of(
                        Flaw.TOO_LARGE,
                        anAuthnRequest(
                                "",
                                "<samlp:Extensions>" + "<x>".repeat(20) + "</x>".repeat(20) + "</samlp:Extensions>")),
                Arguments.of(Flaw.TOO_LARGE, anAuthnRequest("ProviderName=\"" + "x".repeat(65_536) + "\"", "")),
                Arguments.of(Flaw.MALFORMED, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + anAuthnRequest()),
                Arguments.of(Flaw.MALFORMED, ""),
                Arguments.of(Flaw.MALFORMED, "<x/>"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatAttacksTheParserIsRefused(Flaw flaw, String xml) {
        assertRefused(flaw, Inbox.posted(form(xml)));
        assertRefused(flaw, Inbox.redirected(Sent.query(xml)));
    }

    private static String in(String request, String child) {
        int at = request.indexOf("</saml:Issuer>") + "</saml:Issuer>".length();
        return request.substring(0, at) + child + request.substring(at);
    }

    private static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }
}
