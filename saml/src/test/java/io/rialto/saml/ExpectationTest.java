package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertRefused;
import static io.rialto.saml.Deliveries.redirected;
import static io.rialto.saml.Sent.SSO;
import static io.rialto.saml.Sent.aLogoutRequest;
import static io.rialto.saml.Sent.anAuthnRequest;
import static io.rialto.saml.Sent.query;
import static io.rialto.saml.Sent.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final Instant ISSUED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    @Test
    void aMessageThatFulfilsAllPasses() {
        assertThat(expecting(true, ISSUED).broken(redirected(signed(query(anAuthnRequest())))))
                .isEmpty();
        assertThat(expecting(false, ISSUED).broken(redirected(query(anAuthnRequest()))))
                .isEmpty();
    }

    @Test
    @DisplayName("SAML Bindings §3.4.5.2: a signed message names its destination")
    void anotherDestinationIsRefusedAndASignedOneNeedsOne() {
        String without = anAuthnRequest().replaceAll("Destination=\"[^\"]*\"", "");

        assertBroken(
                Flaw.WRONG_DESTINATION, ISSUED, signed(query(anAuthnRequest().replace("/s/main/", "/s/other/"))));
        assertBroken(
                Flaw.WRONG_DESTINATION, ISSUED, signed(query(anAuthnRequest().replace("/saml/sso", "/saml/sso/"))));
        assertBroken(Flaw.WRONG_DESTINATION, ISSUED, signed(query(without)));
        assertThat(expecting(false, ISSUED).broken(redirected(query(without)))).isEmpty();
    }

    @Test
    void aSignatureIsCheckedAlsoWhereNoneIsWanted() {
        String tampered = signed(query(anAuthnRequest()) + "&RelayState=a").replace("RelayState=a", "RelayState=b");

        assertRefused(
                Flaw.SIGNATURE_INVALID,
                expecting(false, ISSUED).broken(redirected(tampered)).orElseThrow());
        assertRefused(
                Flaw.NO_KEY,
                new Expectation(SSO, List.of(), false, ISSUED, SKEW)
                        .broken(redirected(tampered))
                        .orElseThrow());
    }

    @Test
    void withoutASignatureWhereOneIsWantedItIsRefused() {
        assertBroken(Flaw.NOT_SIGNED, ISSUED, query(anAuthnRequest()));
    }

    @Test
    void aRequestIsGoodForFiveMinutesAndTheSkew() {
        String good = signed(query(anAuthnRequest()));

        assertThat(expecting(true, ISSUED.plusSeconds(359)).broken(redirected(good)))
                .isEmpty();
        assertThat(expecting(true, ISSUED.minusSeconds(60)).broken(redirected(good)))
                .isEmpty();
        assertBroken(Flaw.EXPIRED, ISSUED.plusSeconds(360), good);
        assertBroken(Flaw.TOO_EARLY, ISSUED.minusSeconds(61), good);
    }

    @Test
    void aLogoutEndsWhenItSays() {
        String logout = signed(query(aLogoutRequest().replace("10:05:00Z", "10:01:00Z")));

        assertThat(expecting(true, ISSUED.plusSeconds(119)).broken(redirected(logout)))
                .isEmpty();
        assertBroken(Flaw.EXPIRED, ISSUED.plusSeconds(120), logout);
    }

    private static Expectation expecting(boolean signed, Instant now) {
        return new Expectation(SSO, List.of(Keys.RSA_CERTIFICATE), signed, now, SKEW);
    }

    private static void assertBroken(Flaw flaw, Instant now, String query) {
        assertRefused(flaw, expecting(true, now).broken(redirected(query)).orElseThrow());
    }
}
