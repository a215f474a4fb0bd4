package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.ACS;
import static io.rialto.kit.ForgedResponse.NOW;
import static io.rialto.kit.ForgedResponse.SERVICE;
import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rialto.kit.Verdict.Accepted;
import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.Authenticity;
import io.rialto.saml.Delivered;
import io.rialto.saml.Inbox;
import io.rialto.saml.ReceivedAuthnRequest;
import io.rialto.saml.SigningKey;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A login that begins at the service. */
class BegunHereTest {

    private static final String SSO = SHOP + "/saml/sso";
    private static final TestKey OWN = TestKey.rsa("CN=rewards", 2048);

    private final ServiceProvider rewards = new ServiceProvider(settings());

    @Test
    @DisplayName("SAML Profiles §4.1.4.1")
    void theRequestSaysWhoAsksAndWhereTheAnswerGoes() {
        LoginRequest request = rewards.begin(Wish.login().comingBackWith("/offers?a=1&b=2"));

        Delivered delivered = delivered(request);
        assertThat(request.location().toString()).startsWith(SSO + "?SAMLRequest=");
        assertThat(delivered.relayState()).contains("/offers?a=1&b=2");
        assertThat(delivered.signed()).isFalse();
        assertThat(delivered.message()).isInstanceOfSatisfying(ReceivedAuthnRequest.class, received -> {
            assertThat(received.envelope().id()).isEqualTo(request.id());
            assertThat(received.envelope().issuer()).isEqualTo(SERVICE);
            assertThat(received.envelope().destination()).isEqualTo(SSO);
            assertThat(received.envelope().issuedAt()).isEqualTo(NOW);
            assertThat(received.consumer().url()).isEqualTo(ACS);
            assertThat(received.forceAuthn()).isFalse();
            assertThat(received.isPassive()).isFalse();
        });
        assertThat(rewards.begin(Wish.login()).id()).isNotEqualTo(request.id());
    }

    @Test
    void whoWantsThePasswordAskedAnewOrNobodyAskedSaysSo() {
        ReceivedAuthnRequest anew = message(rewards.begin(Wish.login().askingAnew()));
        ReceivedAuthnRequest silent = message(rewards.begin(Wish.login().askingNobody()));

        assertThat(anew.forceAuthn()).isTrue();
        assertThat(anew.isPassive()).isFalse();
        assertThat(silent.isPassive()).isTrue();
        assertThat(silent.forceAuthn()).isFalse();
    }

    @Test
    void aServiceWithAKeySignsWhatItAsks() {
        ServiceProvider signing =
                new ServiceProvider(settings().withSigningKey(SigningKey.of(OWN.privateKey(), OWN.certificate())));

        Delivered delivered = delivered(signing.begin(Wish.login().comingBackWith("x")));

        assertThat(delivered.authenticity(List.of(OWN.certificate()))).isInstanceOf(Authenticity.Authentic.class);
    }

    @Test
    void theAnswerToThisBrowsersRequestIsAccepted() {
        assertThat(rewards.check(answering("_mine"), "_mine")).isInstanceOf(Accepted.class);
    }

    @Test
    void aLinkAtTheShopWorksAlsoWhileARequestIsOnItsWay() {
        assertThat(rewards.check(aResponse().base64(), "_mine")).isInstanceOf(Accepted.class);
    }

    @Test
    @DisplayName("SAML Profiles §4.1.4.3: InResponseTo equals the ID of the request")
    void theAnswerToAnotherBrowsersRequestIsRefused() {
        assertRefused(Reason.WRONG_REQUEST, answering("_theirs"), "_mine");
        assertRefused(Reason.UNSOLICITED_EXPECTED, answering("_theirs"), null);
        assertRefused(Reason.WRONG_REQUEST, confirmationAnswering("_theirs"), "_mine");
        assertRefused(Reason.UNSOLICITED_EXPECTED, confirmationAnswering("_theirs"), null);
    }

    @Test
    void withoutAnAddressToAskNothingBegins() {
        ServiceProvider unsolicited = new ServiceProvider(Verdicts.rewards(new TestClock()));

        assertThatIllegalStateException().isThrownBy(() -> unsolicited.begin(Wish.login()));
    }

    private void assertRefused(Reason reason, String message, String request) {
        assertThat(rewards.check(message, request))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
    }

    private static String answering(String request) {
        return aResponse()
                .replacing("Destination=", "InResponseTo=\"" + request + "\" Destination=")
                .replacing(" Recipient=", " InResponseTo=\"" + request + "\" Recipient=")
                .base64();
    }

    private static String confirmationAnswering(String request) {
        return aResponse()
                .replacing(" Recipient=", " InResponseTo=\"" + request + "\" Recipient=")
                .base64();
    }

    private static Settings settings() {
        TestClock clock = new TestClock();
        return Verdicts.rewards(clock)
                .trusting(new TrustedIdentityProvider(SHOP, List.of(TestKey.SHOP.certificate()), SSO));
    }

    private static Delivered delivered(LoginRequest request) {
        return (Delivered) Inbox.redirected(request.location().getRawQuery());
    }

    private static ReceivedAuthnRequest message(LoginRequest request) {
        return (ReceivedAuthnRequest) delivered(request).message();
    }
}
