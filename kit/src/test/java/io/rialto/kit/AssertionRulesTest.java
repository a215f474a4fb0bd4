package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.ACS;
import static io.rialto.kit.ForgedResponse.SERVICE;
import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Signed;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Correctly signed messages that do not belong here, or not now. */
class AssertionRulesTest {

    private static final String AUDIENCE = "<saml:Audience>" + SERVICE + "</saml:Audience>";
    private static final String CONFIRMATION = "NotOnOrAfter=\"2026-07-01T12:05:00Z\" Recipient=\"" + ACS + "\"";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    @Test
    @DisplayName("SAML Core §3.2.2: only Success is a success")
    void aFailureIsNoLogin() {
        String denied = aResponse()
                .replacing(
                        "status:Success\"/>",
                        "status:Responder\"><samlp:StatusCode Value=\"urn:x:denied\"/></samlp:StatusCode>")
                .base64();

        assertRefused(Reason.STATUS_NOT_SUCCESS, denied);
    }

    @Test
    void aFailureWithoutAnAssertionIsStillToldAsAFailure() {
        ServiceProvider service = Verdicts.theRewardsService();
        String denied = ForgedResponse.base64(aResponse()
                .replacing("status:Success", "status:Requester")
                .xml()
                .replaceAll("<saml:Assertion .*</saml:Assertion>", ""));

        assertRefused(service, Reason.STATUS_NOT_SUCCESS, denied);
    }

    @ParameterizedTest
    @EnumSource
    void aResponseForAnotherUrlIsRefused(Signed what) {
        assertRefused(
                Reason.WRONG_DESTINATION,
                aResponse()
                        .signing(what)
                        .replacing("Destination=\"" + ACS, "Destination=\"https://learn.test/acs")
                        .base64());
    }

    @Test
    @DisplayName("SAML Bindings §3.5.5.2: a signed response names its destination")
    void aSignedResponseWithoutADestinationIsRefused() {
        ForgedResponse response = aResponse().replacing(" Destination=\"" + ACS + "\"", "");

        assertRefused(
                Reason.WRONG_DESTINATION, response.signing(Signed.RESPONSE).base64());
        assertAccepted(response.signing(Signed.ASSERTION).base64());
    }

    @Test
    void aResponseOfAnotherIssuerIsRefused() {
        ForgedResponse response = aResponse().replacing(SHOP, "https://rialto.test/s/staging");

        assertRefused(Reason.WRONG_ISSUER, response.base64());
    }

    @Test
    void anAssertionOfAnotherIssuerInsideOurResponseIsRefused() {
        String issuer = "<saml:Issuer>" + SHOP + "</saml:Issuer>";
        String other = "<saml:Issuer>https://rialto.test/s/staging</saml:Issuer>";

        assertRefused(
                Reason.WRONG_ISSUER,
                aResponse()
                        .replacing(issuer + "<saml:Subject>", other + "<saml:Subject>")
                        .base64());
    }

    @Test
    @DisplayName("SAML Profiles §4.1.4.2: a signed response names its issuer")
    void aSignedResponseWithoutAnIssuerIsRefused() {
        ForgedResponse response =
                aResponse().replacing("<saml:Issuer>" + SHOP + "</saml:Issuer><samlp:Status>", "<samlp:Status>");

        assertRefused(Reason.WRONG_ISSUER, response.signing(Signed.RESPONSE).base64());
        assertAccepted(response.signing(Signed.ASSERTION).base64());
    }

    @Test
    @DisplayName("SAML Profiles §4.1.5: an unsolicited response carries no InResponseTo")
    void anAnswerToARequestNobodySentIsRefused() {
        assertRefused(
                Reason.UNSOLICITED_EXPECTED,
                aResponse()
                        .replacing("ID=\"_response\"", "ID=\"_response\" InResponseTo=\"_request\"")
                        .base64());
        assertRefused(
                Reason.UNSOLICITED_EXPECTED,
                aResponse()
                        .replacing(CONFIRMATION, CONFIRMATION + " InResponseTo=\"_request\"")
                        .base64());
    }

    @Test
    void anAssertionForAnotherRecipientIsRefused() {
        assertRefused(
                Reason.WRONG_RECIPIENT,
                aResponse()
                        .replacing("Recipient=\"" + ACS, "Recipient=\"https://learn.test/acs")
                        .base64());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "?", "#", "/../acs", "%2f"})
    void aRecipientThatIsNearlyRightIsWrong(String suffix) {
        assertRefused(
                Reason.WRONG_RECIPIENT,
                aResponse()
                        .replacing("Recipient=\"" + ACS, "Recipient=\"" + ACS + suffix)
                        .base64());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Recipient=\"https://rewards.test/saml/acs\"",
                "NotOnOrAfter=\"2026-07-01T12:05:00Z\"",
                "NotBefore=\"2026-07-01T11:00:00Z\" NotOnOrAfter=\"2026-07-01T12:05:00Z\" Recipient=\"https://rewards.test/saml/acs\""
            })
    @DisplayName("SAML Profiles §4.1.4.2: bearer data has Recipient and NotOnOrAfter, and no NotBefore")
    void aBearerConfirmationIsWholeOrVoid(String data) {
        assertRefused(
                Reason.NO_BEARER_CONFIRMATION,
                aResponse().replacing(CONFIRMATION, data).base64());
    }

    @Test
    void anotherMethodOfConfirmationIsNotOurs() {
        assertRefused(
                Reason.NO_BEARER_CONFIRMATION,
                aResponse()
                        .replacing(BEARER, "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches")
                        .base64());
    }

    @Test
    void oneFittingConfirmationIsEnough() {
        String other = "<saml:SubjectConfirmation Method=\"" + BEARER
                + "\"><saml:SubjectConfirmationData NotOnOrAfter=\"2026-07-01T12:05:00Z\" Recipient=\"https://x.test\"/>"
                + "</saml:SubjectConfirmation>";

        assertAccepted(aResponse()
                .replacing("<saml:SubjectConfirmation ", other + "<saml:SubjectConfirmation ")
                .base64());
    }

    @ParameterizedTest(name = "a clock that is {0} s off")
    @CsvSource({"-121, NOT_YET_VALID", "-120, ", "0, ", "359, ", "360, EXPIRED", "86400, EXPIRED"})
    void anAssertionHoldsFromItsBeginToItsEndAndAMinuteEitherWay(long seconds, Reason reason) {
        TestClock clock = new TestClock().advance(Duration.ofSeconds(seconds));
        ServiceProvider service = new ServiceProvider(Verdicts.rewards(clock));
        // issued when it begins: what was issued in the future is early by itself
        String message = aResponse()
                .replacing("IssueInstant=\"2026-07-01T12:00:00Z\"", "IssueInstant=\"2026-07-01T11:59:00Z\"")
                .base64();

        if (reason == null) {
            assertAccepted(service, message);
        } else {
            assertRefused(service, reason, message);
        }
    }

    @Test
    void theClockSkewIsASetting() {
        TestClock clock = new TestClock().advance(Duration.ofMinutes(5));
        ServiceProvider strict = new ServiceProvider(Verdicts.rewards(clock).withClockSkew(Duration.ZERO));

        assertRefused(strict, Reason.EXPIRED, aResponse().base64());
    }

    @Test
    void theConditionsEndBeforeTheConfirmationDoes() {
        String message = aResponse()
                .replacing(
                        "NotBefore=\"2026-07-01T11:59:00Z\" NotOnOrAfter=\"2026-07-01T12:05:00Z\"",
                        "NotBefore=\"2026-07-01T11:50:00Z\" NotOnOrAfter=\"2026-07-01T11:55:00Z\"")
                .base64();

        assertRefused(Reason.EXPIRED, message);
    }

    @Test
    void anAssertionFromTheFutureIsRefused() {
        assertRefused(
                Reason.NOT_YET_VALID,
                aResponse()
                        .replacing("IssueInstant=\"2026-07-01T12:00:00Z\"", "IssueInstant=\"2026-07-01T12:02:00Z\"")
                        .base64());
        assertRefused(
                Reason.NOT_YET_VALID,
                aResponse()
                        .replacing("AuthnInstant=\"2026-07-01T11:59:00Z\"", "AuthnInstant=\"2026-07-01T12:02:00Z\"")
                        .base64());
    }

    @Test
    void anAssertionThatLivesForHoursIsRefused() {
        ForgedResponse tenMinutes = aResponse().replacing("12:05:00Z", "12:10:00Z");
        ForgedResponse longer = aResponse().replacing("12:05:00Z", "12:10:01Z");

        assertAccepted(tenMinutes.base64());
        assertRefused(Reason.LIVES_TOO_LONG, longer.base64());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<saml:Audience>https://learn.test/saml</saml:Audience>",
                AUDIENCE + "<saml:Audience>https://learn.test/saml</saml:Audience>",
                AUDIENCE + AUDIENCE,
                AUDIENCE
                        + "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>https://learn.test/saml</saml:Audience>",
                "<saml:Audience>https://rewards.test/saml/</saml:Audience>",
                "<saml:Audience>HTTPS://REWARDS.TEST/saml</saml:Audience>",
                ""
            })
    void anAssertionForAnybodyElseIsRefused(String audiences) {
        assertRefused(
                Reason.WRONG_AUDIENCE,
                aResponse().replacing(AUDIENCE, audiences).base64());
    }

    @Test
    void anAssertionForEverybodyIsRefused() {
        assertRefused(
                Reason.WRONG_AUDIENCE,
                aResponse()
                        .replacing(
                                "<saml:AudienceRestriction>" + AUDIENCE + "</saml:AudienceRestriction>",
                                "<saml:OneTimeUse/>")
                        .base64());
    }

    @Test
    @DisplayName("SAML Core §2.5.1: a condition that is not understood leaves the validity unknown")
    void anUnknownConditionIsRefused() {
        String condition = "<saml:Condition xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"x\"/>";

        assertRefused(
                Reason.CONDITION_NOT_UNDERSTOOD,
                aResponse()
                        .replacing("</saml:AudienceRestriction>", "</saml:AudienceRestriction>" + condition)
                        .base64());
    }

    @Test
    void anAssertionThatSaysNothingAboutALoginIsNone() {
        assertRefused(
                Reason.NO_AUTHENTICATION,
                aResponse()
                        .replacing("saml:AuthnStatement", "saml:AuthzDecisionStatement")
                        .base64());
    }

    @Test
    void aSessionThatIsOverIsNotBegun() {
        ForgedResponse over =
                aResponse().replacing("SessionIndex", "SessionNotOnOrAfter=\"2026-07-01T11:58:00Z\" SessionIndex");
        ForgedResponse running =
                aResponse().replacing("SessionIndex", "SessionNotOnOrAfter=\"2026-07-01T20:00:00Z\" SessionIndex");

        assertRefused(Reason.EXPIRED, over.base64());
        assertThat(assertAccepted(running.base64()).sessionEnds()).isEqualTo("2026-07-01T20:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-01T12:05:00",
                "2026-07-01T14:05:00+02:00",
                "2026-07-01",
                "2026-13-01T12:05:00Z",
                "+12026-07-01T12:05:00Z",
                "tomorrow",
                ""
            })
    @DisplayName("SAML Core §1.3.3: instants are in UTC")
    void anInstantInAnotherFormIsRefused(String instant) {
        assertRefused(
                Reason.MALFORMED,
                aResponse().replacing("2026-07-01T12:05:00Z", instant).base64());
    }

    @Test
    void anotherVersionOfSamlIsRefused() {
        assertRefused(
                Reason.MALFORMED,
                aResponse()
                        .replacing("ID=\"_response\" Version=\"2.0\"", "ID=\"_response\" Version=\"1.1\"")
                        .base64());
        assertRefused(
                Reason.MALFORMED,
                aResponse()
                        .replacing("ID=\"_assertion\" Version=\"2.0\"", "ID=\"_assertion\" Version=\"1.1\"")
                        .base64());
    }

    @Test
    void everyReasonIsOneClearSentence() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.explanation()).matches("[A-Z].{20,120}\\.");
        }
    }

    @Test
    void theDetailSaysWhatWasExpectedAndFoundButNothingAboutTheCustomer() {
        String message = aResponse()
                .replacing(AUDIENCE, "<saml:Audience>https://learn.test/\nsaml</saml:Audience>")
                .base64();

        Verdict verdict = Verdicts.theRewardsService().check(message);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.detail())
                                .contains("expected=" + SERVICE, "https://learn.test/?saml")
                                .doesNotContain("jane", "\n"));
    }
}
