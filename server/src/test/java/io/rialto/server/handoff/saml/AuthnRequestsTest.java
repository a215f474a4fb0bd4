package io.rialto.server.handoff.saml;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.handoff.saml.AskingService.asking;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Delivery;
import io.rialto.saml.Inbox;
import io.rialto.saml.NameId;
import io.rialto.saml.Status;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.externalservice.SamlTerms.Consumer;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.saml.Judgement.Declined;
import io.rialto.server.handoff.saml.Judgement.Granted;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthnRequestsTest implements ExternalServices {

    private static final String ACS = "https://rewards.test/saml/acs";
    private static final String OTHER_ACS = "https://app.rewards.test/saml/acs";

    private final Site site = aSite().build();
    private final String sso = AuthnRequestController.address(site);
    private final List<ExternalService> services = new ArrayList<>();
    private final AuthnRequests requests =
            new AuthnRequests(new KnownServices(this), new ServiceKeys(new SecureRandom()), new TheClock());

    AuthnRequestsTest() {
        services.add(rewards().build());
    }

    @Test
    void aKnownServiceIsLetOnAndItsRequestKept() {
        Judgement judgement = requests.judge(site, asking(sso).redirected());

        assertThat(judgement).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.service().slug()).isEqualTo("rewards");
            assertThat(granted.asked().prompt()).isEqualTo(Prompt.IF_NEEDED);
            assertThat(kept(granted.asked()))
                    .isEqualTo(new KeptRequest(
                            "_q1", ACS, Authentication.UNSPECIFIED, Optional.empty(), Optional.of("/offers?a=1")));
        });
    }

    @Test
    void aPostedRequestWithoutRelayStateIsKeptWithoutOne() {
        Granted granted = granted(asking(sso).posted());

        assertThat(kept(granted.asked()).relayState()).isEmpty();
        assertThat(KeptRequest.of(new KeptRequest("_1", ACS, "c", Optional.empty(), Optional.of("")).text())
                        .relayState())
                .contains("");
    }

    @Test
    void whatCannotBeReadIsTurnedAway() {
        assertTurnedAway(Fault.SAML_UNREADABLE, Inbox.redirected("SAMLRequest=x"));
        assertTurnedAway(Fault.SAML_UNREADABLE, Inbox.redirected(null));
    }

    @Test
    void anUnknownSenderIsTurnedAwayWhateverItSigns() {
        assertTurnedAway(
                Fault.SAML_UNKNOWN_SENDER, asking(sso).as("https://evil.test").redirected());
        assertTurnedAway(
                Fault.SAML_UNKNOWN_SENDER,
                asking(sso).as("https://evil.test").signing(Signers.KEY).redirected());
        assertTurnedAway(
                Fault.SAML_UNKNOWN_SENDER,
                asking(sso).as("https://rewards.test/saml/").redirected());
    }

    @Test
    void aServiceOfAnotherProtocolIsNoSender() {
        services.clear();
        String name = "https://rewards.test/saml";
        services.add(rewards().speaking(clientCalled(name), Secrets.NONE).build());

        assertTurnedAway(Fault.SAML_UNKNOWN_SENDER, asking(sso).as(name).redirected());
    }

    @Test
    void aRequestForAnotherSiteIsTurnedAway() {
        assertTurnedAway(
                Fault.SAML_NOT_FOR_US,
                asking(sso.replace("/s/main/", "/s/other/")).redirected());
        assertTurnedAway(Fault.SAML_NOT_FOR_US, asking("https://evil.test/sso").redirected());
    }

    @Test
    void aSignatureIsNeededWhereItIsAgreedUpon() {
        services.clear();
        services.add(rewards().on(signing(true)).build());

        assertTurnedAway(Fault.SAML_NOT_SIGNED, asking(sso).redirected());
        assertThat(granted(asking(sso).signing(Signers.KEY).redirected())
                        .service()
                        .slug())
                .isEqualTo("rewards");
    }

    @Test
    void aSignatureThatIsThereIsCheckedAlsoWhereNoneIsNeeded() {
        services.clear();
        services.add(rewards().on(signing(false)).build());
        String signed = asking(sso).signing(Signers.KEY).query(Optional.of("/offers"));

        assertThat(granted(asking(sso).redirected()).service().slug()).isEqualTo("rewards");
        assertTurnedAway(Fault.SAML_SIGNATURE_REFUSED, Inbox.redirected(signed.replace("%2Foffers", "%2Felsewhere")));
    }

    @Test
    void aSignatureThatNoKnownKeyCanCheckIsRefused() {
        assertTurnedAway(
                Fault.SAML_SIGNATURE_REFUSED, asking(sso).signing(Signers.KEY).redirected());
    }

    @Test
    void anOldRequestIsTurnedAwayByTheServicesOwnSkew() {
        assertTurnedAway(
                Fault.SAML_NOT_IN_TIME,
                asking(sso).at(TheClock.NOON.minusSeconds(360)).redirected());
        assertTurnedAway(
                Fault.SAML_NOT_IN_TIME,
                asking(sso).at(TheClock.NOON.plusSeconds(61)).redirected());
        granted(asking(sso).at(TheClock.NOON.minusSeconds(359)).redirected());
        services.clear();
        services.add(rewards().on(skewed(Duration.ofMinutes(5))).build());
        granted(asking(sso).at(TheClock.NOON.plusSeconds(300)).redirected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/acs",
                "https://rewards.test/saml/acs/",
                "https://rewards.test/saml/acs?x",
                "https://rewards.test/saml/acs/../evil",
                "https://REWARDS.test/saml/acs",
                "javascript:alert(1)",
                ""
            })
    void anAnswerNeverGoesWhereNobodyRegisteredIt(String acs) {
        assertTurnedAway(
                Fault.SAML_FOREIGN_CONSUMER, asking(sso).answeredAt(acs).redirected());
    }

    @Test
    void evenASignedRequestCannotBringAnAddressAlong() {
        services.clear();
        services.add(rewards().on(signing(true)).build());

        assertTurnedAway(
                Fault.SAML_FOREIGN_CONSUMER,
                asking(sso)
                        .answeredAt("https://evil.test/acs")
                        .signing(Signers.KEY)
                        .redirected());
    }

    @Test
    @DisplayName("SAML Core §3.4.1: the consumer by number, by address, or the default")
    void theServiceChoosesAmongItsOwnConsumers() {
        services.clear();
        services.add(rewards()
                .on(consuming(new Consumer(7, URI.create(OTHER_ACS)), new Consumer(0, URI.create(ACS))))
                .build());

        assertThat(acs(asking(sso).redirected())).isEqualTo(ACS);
        assertThat(acs(asking(sso).answeredAt(OTHER_ACS).redirected())).isEqualTo(OTHER_ACS);
        assertThat(acs(asking(sso).with("AssertionConsumerServiceIndex", "7").redirected()))
                .isEqualTo(OTHER_ACS);
        assertTurnedAway(
                Fault.SAML_FOREIGN_CONSUMER,
                asking(sso).with("AssertionConsumerServiceIndex", "1").redirected());
    }

    @Test
    void servicesThatShareAnEntityIdAreToldApartByTheirConsumers() {
        services.add(rewards()
                .called("second")
                .on(consuming(new Consumer(3, URI.create(OTHER_ACS))))
                .build());

        assertThat(granted(asking(sso).answeredAt(OTHER_ACS).redirected())
                        .service()
                        .slug())
                .isEqualTo("second");
        assertThat(granted(asking(sso).answeredAt(ACS).redirected()).service().slug())
                .isEqualTo("rewards");
    }

    @Test
    void wishesBecomePrompts() {
        assertThat(granted(asking(sso).anew().redirected()).asked().prompt()).isEqualTo(Prompt.LOGIN);
        assertThat(granted(asking(sso).silently().redirected()).asked().prompt())
                .isEqualTo(Prompt.NONE);
        assertDeclined(Status.NO_PASSIVE, true, asking(sso).anew().silently().redirected());
    }

    @Test
    @DisplayName("SAML Core §3.4.1.1: the wanted name, or InvalidNameIDPolicy")
    void onlyTheAgreedNameIsGiven() {
        granted(asking(sso).wanting(policy(NameId.PERSISTENT)).redirected());
        granted(asking(sso).wanting(policy(NameId.UNSPECIFIED)).redirected());
        granted(asking(sso)
                .wanting("<samlp:NameIDPolicy SPNameQualifier=\"https://rewards.test/saml\"></samlp:NameIDPolicy>")
                .redirected());
        assertDeclined(
                Status.INVALID_NAME_ID_POLICY,
                false,
                asking(sso).wanting(policy(NameId.EMAIL)).redirected());
        assertDeclined(
                Status.INVALID_NAME_ID_POLICY,
                false,
                asking(sso)
                        .wanting("<samlp:NameIDPolicy SPNameQualifier=\"https://other.test\"></samlp:NameIDPolicy>")
                        .redirected());
        assertDeclined(
                Status.INVALID_NAME_ID_POLICY,
                true,
                asking(sso).silently().wanting(policy(NameId.TRANSIENT)).redirected());
        services.clear();
        services.add(rewards().naming(NameIdKind.EMAIL).build());
        granted(asking(sso).wanting(policy(NameId.EMAIL)).redirected());
    }

    @Test
    @DisplayName("SAML Core §3.4.1.1: of several agreed kinds of names the request picks one")
    void anyOfTheAgreedNamesIsGiven() {
        services.clear();
        services.add(
                rewards().on(names(NameIdKind.CUSTOMER_ID, NameIdKind.EMAIL)).build());

        assertThat(kept(granted(asking(sso).wanting(policy(NameId.EMAIL)).redirected())
                                .asked())
                        .name())
                .contains(NameIdKind.EMAIL);
        assertThat(kept(granted(asking(sso).wanting(policy(NameId.PERSISTENT)).redirected())
                                .asked())
                        .name())
                .contains(NameIdKind.PERSISTENT);
        assertThat(kept(granted(asking(sso).wanting(policy(NameId.UNSPECIFIED)).redirected())
                                .asked())
                        .name())
                .isEmpty();
        assertDeclined(
                Status.INVALID_NAME_ID_POLICY,
                false,
                asking(sso).wanting(policy(NameId.TRANSIENT)).redirected());
    }

    @ParameterizedTest
    @CsvSource({
        "exact, PasswordProtectedTransport, PasswordProtectedTransport",
        "exact, X509 PasswordProtectedTransport, PasswordProtectedTransport",
        "exact, Password PasswordProtectedTransport, Password",
        "exact, unspecified, unspecified",
        "exact, X509, ",
        "exact, TimeSyncToken Kerberos, ",
        "minimum, Password, PasswordProtectedTransport",
        "minimum, X509 unspecified, PasswordProtectedTransport",
        "minimum, MobileTwoFactorContract, ",
        "maximum, PasswordProtectedTransport Password, PasswordProtectedTransport",
        "maximum, Password X509, Password",
        "maximum, X509, ",
        "better, Password, PasswordProtectedTransport",
        "better, Password X509, ",
        "better, PasswordProtectedTransport, "
    })
    @DisplayName("SAML Core §3.3.2.2.1: what can be promised, or NoAuthnContext")
    void onlyAContextThatCanBePromisedIsPromised(String comparison, String classes, String promised) {
        Delivery request = asking(sso).wanting(context(comparison, classes)).redirected();

        if (promised == null) {
            assertDeclined(Status.NO_AUTHN_CONTEXT, false, request);
        } else {
            assertThat(kept(granted(request).asked()).context())
                    .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:" + promised);
        }
    }

    @Test
    void declarationsAndSubjectsAndOtherBindingsAreDeclined() {
        assertDeclined(
                Status.NO_AUTHN_CONTEXT,
                false,
                asking(sso)
                        .wanting("<samlp:RequestedAuthnContext><saml:AuthnContextDeclRef"
                                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">urn:x</saml:AuthnContextDeclRef>"
                                + "</samlp:RequestedAuthnContext>")
                        .redirected());
        assertDeclined(
                Status.REQUEST_UNSUPPORTED,
                false,
                asking(sso)
                        .wanting("<saml:Subject xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"></saml:Subject>")
                        .redirected());
        assertDeclined(
                Status.UNSUPPORTED_BINDING,
                false,
                asking(sso)
                        .with("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact")
                        .redirected());
    }

    private void assertTurnedAway(Fault fault, Delivery delivery) {
        assertThat(requests.judge(site, delivery))
                .isInstanceOfSatisfying(
                        Judgement.Stopped.class,
                        stopped -> assertThat(stopped.turnedAway().fault())
                                .as(stopped.turnedAway().detail())
                                .isEqualTo(fault));
    }

    private void assertDeclined(String code, boolean atOnce, Delivery delivery) {
        assertThat(requests.judge(site, delivery)).isInstanceOfSatisfying(Declined.class, declined -> {
            assertThat(declined.status().detail()).isEqualTo(code);
            assertThat(declined.atOnce()).isEqualTo(atOnce);
            assertThat(declined.request().acs()).isEqualTo(ACS);
        });
    }

    private Granted granted(Delivery delivery) {
        Judgement judgement = requests.judge(site, delivery);
        assertThat(judgement).isInstanceOf(Granted.class);
        return (Granted) judgement;
    }

    private String acs(Delivery delivery) {
        return kept(granted(delivery).asked()).acs();
    }

    private static KeptRequest kept(Asked asked) {
        return KeptRequest.of(asked.text());
    }

    private static String policy(String format) {
        return "<samlp:NameIDPolicy Format=\"" + format + "\"></samlp:NameIDPolicy>";
    }

    private static String context(String comparison, String classes) {
        StringBuilder xml = new StringBuilder("<samlp:RequestedAuthnContext Comparison=\"" + comparison + "\">");
        for (String one : classes.split(" ", -1)) {
            xml.append("<saml:AuthnContextClassRef xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">")
                    .append("urn:oasis:names:tc:SAML:2.0:ac:classes:")
                    .append(one)
                    .append("</saml:AuthnContextClassRef>");
        }
        return xml.append("</samlp:RequestedAuthnContext>").toString();
    }

    private ServiceFixture rewards() {
        return aService().of(site);
    }

    private static Oidc clientCalled(String id) {
        return new Oidc(
                id,
                Oidc.Proof.NONE,
                null,
                List.of("https://rewards.test/cb"),
                List.of(),
                null,
                null,
                null,
                NameIdKind.PERSISTENT,
                null,
                true,
                false,
                Oidc.Lifetimes.USUAL);
    }

    private static SamlTerms names(NameIdKind... others) {
        return new SamlTerms(
                List.of(), List.of(), false, null, null, SamlTerms.USUAL_SKEW, null, null, List.of(others));
    }

    private static SamlTerms signing(boolean always) {
        String own = Signers.inBase64(Signers.KEY.certificate());
        return new SamlTerms(List.of(), List.of(own), always, null, null, SamlTerms.USUAL_SKEW, null, null);
    }

    private static SamlTerms consuming(Consumer... consumers) {
        return new SamlTerms(List.of(consumers), List.of(), false, null, null, SamlTerms.USUAL_SKEW, null, null);
    }

    private static SamlTerms skewed(Duration skew) {
        return new SamlTerms(List.of(), List.of(), false, null, null, skew, null, null);
    }

    @Override
    public Optional<ExternalService> bySlug(SiteId id, String slug) {
        throw new UnsupportedOperationException("services are found by their entity ID");
    }

    @Override
    public List<ExternalService> of(SiteId id) {
        return services.stream().filter(service -> service.siteId().equals(id)).toList();
    }
}
