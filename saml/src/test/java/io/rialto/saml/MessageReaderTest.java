package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertRefused;
import static io.rialto.saml.Deliveries.delivered;
import static io.rialto.saml.Sent.aLogoutRequest;
import static io.rialto.saml.Sent.anAuthnRequest;
import static io.rialto.saml.Sent.form;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.ReceivedAuthnRequest.Consumer;
import io.rialto.saml.ReceivedAuthnRequest.NameIdPolicy;
import io.rialto.saml.ReceivedAuthnRequest.RequestedContext;
import io.rialto.saml.ReceivedAuthnRequest.RequestedContext.Comparison;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @Test
    @DisplayName("SAML Core §3.4.1")
    void everythingARequestCanAskForIsRead() {
        ReceivedAuthnRequest request = request(anAuthnRequest(
                "ForceAuthn=\"1\" IsPassive=\"true\" AssertionConsumerServiceURL=\"https://rewards.test/acs\""
                        + " ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"",
                """
                <saml:Subject><saml:NameID>jane</saml:NameID></saml:Subject>\
                <samlp:NameIDPolicy Format="urn:f" SPNameQualifier="urn:q" AllowCreate="true"/>\
                <saml:Conditions/>\
                <samlp:RequestedAuthnContext Comparison="minimum">\
                <saml:AuthnContextClassRef> urn:a </saml:AuthnContextClassRef><saml:AuthnContextClassRef>urn:b</saml:AuthnContextClassRef>\
                </samlp:RequestedAuthnContext><samlp:Scoping ProxyCount="0"/>"""));

        assertThat(request.envelope())
                .isEqualTo(new ReceivedMessage.Envelope(
                        "_q1", Instant.parse("2026-03-01T10:00:00Z"), "https://rewards.test/saml", Sent.SSO));
        assertThat(request.forceAuthn()).isTrue();
        assertThat(request.isPassive()).isTrue();
        assertThat(request.consumer()).isEqualTo(new Consumer(null, "https://rewards.test/acs"));
        assertThat(request.protocolBinding()).isEqualTo(Binding.POST.uri());
        assertThat(request.nameIdPolicy()).isEqualTo(new NameIdPolicy("urn:f", "urn:q", true));
        assertThat(request.authnContext())
                .isEqualTo(new RequestedContext(Comparison.MINIMUM, List.of("urn:a", "urn:b")));
        assertThat(request.namesSubject()).isTrue();
    }

    @Test
    void whatIsNotAskedForIsAbsent() {
        ReceivedAuthnRequest request = request(anAuthnRequest());

        assertThat(request.consumer()).isEqualTo(new Consumer(null, null));
        assertThat(request.forceAuthn()).isFalse();
        assertThat(request.isPassive()).isFalse();
        assertThat(request.nameIdPolicy()).isNull();
        assertThat(request.authnContext()).isNull();
    }

    @Test
    void aConsumerMayBeANumber() {
        assertThat(request(anAuthnRequest("AssertionConsumerServiceIndex=\"65535\"", ""))
                        .consumer())
                .isEqualTo(new Consumer(65_535, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ForceAuthn=\"yes\"",
                "IsPassive=\"\"",
                "AssertionConsumerServiceIndex=\"-1\"",
                "AssertionConsumerServiceIndex=\"65536\"",
                "AssertionConsumerServiceIndex=\"1\" AssertionConsumerServiceURL=\"https://rewards.test\"",
                "AssertionConsumerServiceIndex=\"1\" ProtocolBinding=\"urn:x\""
            })
    void attributesThatSayTwoThingsOrNothingAreRefused(String attributes) {
        assertRefused(Flaw.MALFORMED, Inbox.posted(form(anAuthnRequest(attributes, ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<samlp:NameIDPolicy/><samlp:NameIDPolicy/>",
                "<saml:NameIDPolicy/>",
                "<saml:Issuer>https://other.test</saml:Issuer>",
                "<samlp:RequestedAuthnContext Comparison=\"equal\"/>",
                "<samlp:RequestedAuthnContext><saml:Other/></samlp:RequestedAuthnContext>",
                "<x/>"
            })
    void partsThatAreUnknownOrThereTwiceAreRefused(String children) {
        assertRefused(Flaw.MALFORMED, Inbox.posted(form(anAuthnRequest("", children))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Version=\"2.0\"|Version=\"1.1\"",
                "IssueInstant=\"2026-03-01T10:00:00Z\"|IssueInstant=\"2026-03-01T10:00:00\"",
                "IssueInstant=\"2026-03-01T10:00:00Z\"|",
                "ID=\"_q1\"|ID=\"1\"",
                "ID=\"_q1\"|",
                "https://rewards.test/saml</saml:Issuer>|</saml:Issuer>",
                "<saml:Issuer>|<saml:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">",
                "samlp:AuthnRequest|samlp:AttributeQuery",
                "samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"|samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\""
            })
    void anEnvelopeThatIsNotSaml2IsRefused(String change) {
        String[] fromTo = change.split("\\|", -1);

        assertRefused(Flaw.MALFORMED, Inbox.posted(form(anAuthnRequest().replace(fromTo[0], fromTo[1]))));
    }

    @Test
    @DisplayName("SAML Core §3.7.1")
    void aLogoutSaysWhoAndWhichSessions() {
        ReceivedLogoutRequest request = (ReceivedLogoutRequest)
                delivered(Inbox.posted(form(aLogoutRequest()))).message();

        assertThat(request.nameId()).isEqualTo(new NameId(NameId.PERSISTENT, "k3Vx0"));
        assertThat(request.sessionIndexes()).containsExactly("_s1");
        assertThat(request.notOnOrAfter()).isEqualTo("2026-03-01T10:05:00Z");
        assertThat(request.toString()).doesNotContain("k3Vx0");
    }

    @Test
    void aLogoutOfSomebodyUnreadableIsRefused() {
        String encrypted = aLogoutRequest().replaceAll("<saml:NameID.*</saml:NameID>", "<saml:EncryptedID/>");
        String nobody = aLogoutRequest().replaceAll("<saml:NameID.*</saml:NameID>", "");
        String many = aLogoutRequest()
                .replace(
                        "<samlp:SessionIndex>_s1</samlp:SessionIndex>",
                        "<samlp:SessionIndex>_s</samlp:SessionIndex>".repeat(65));

        assertRefused(Flaw.ENCRYPTED, Inbox.posted(form(encrypted)));
        assertRefused(Flaw.MALFORMED, Inbox.posted(form(nobody)));
        assertRefused(Flaw.TOO_LARGE, Inbox.posted(form(many)));
    }

    private static ReceivedAuthnRequest request(String xml) {
        return (ReceivedAuthnRequest) delivered(Inbox.posted(form(xml))).message();
    }
}
