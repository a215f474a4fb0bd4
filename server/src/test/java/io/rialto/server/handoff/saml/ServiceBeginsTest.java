package io.rialto.server.handoff.saml;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static io.rialto.server.handoff.saml.AskingService.asking;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.NameId;
import io.rialto.saml.ReceivedAssertion;
import io.rialto.saml.ReceivedResponse;
import io.rialto.saml.ResponseReader;
import io.rialto.saml.Status;
import io.rialto.saml.Verified;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.fixture.Signers;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A whole server, and services that begin the login: from their request to the answer. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceBeginsTest {

    private static final String PUBLIC_URL = "http://127.0.0.1:8080";
    private static final String SSO = PUBLIC_URL + "/s/main/saml/sso";
    private static final String ACS = "https://rewards.test/saml/acs";
    private static final KeyPair OWN = Signers.pair();
    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([A-Za-z0-9_-]+)");
    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private static final String SERVICES =
            """
                    - slug: rewards
                      name: Rewards
                      protocol: saml
                      saml:
                        entity_id: https://rewards.test/saml
                        acs: [ "https://rewards.test/saml/acs", { url: "https://rewards.test/saml/second", index: 7 } ]
                      attributes: { email: customer.email }
                    - slug: vault
                      name: Vault
                      protocol: saml
                      saml:
                        entity_id: https://vault.test/saml
                        acs: https://vault.test/saml/acs
                        name_id: email
                        want_authn_requests_signed: true
                        signing_certificates: [ "%1$s" ]
                        encrypt: true
                        encryption_certificate: "%2$s"
                        clock_skew: 3m
                        session_lifetime: 30m
                      attributes: { email: customer.email }
                    - slug: course
                      name: Course
                      protocol: saml
                      saml:
                        entity_id: course.test
                        acs: https://course.test/acs
                        start_url: "https://course.test/start?to={target}"
                        name_id: [persistent, email]
                      relay_state: { mode: per_launch, allow: [ "https://course.test/" ] }
                    - slug: closed
                      name: Closed
                      protocol: saml
                      allow: "'nobody' in customer.segments"
                      saml: { entity_id: "https://closed.test/saml", acs: "https://closed.test/acs" }
            """.formatted(Signers.inBase64(Signers.KEY.certificate()), Signers.inBase64(Signers.certificate(OWN)));

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        String contract = Files.readString(Path.of("src/test/resources/configuration/contract.yaml"));
        String services = contract.substring(0, contract.indexOf("        services:") + "        services:\n".length())
                + SERVICES.indent(-4)
                        .indent(0)
                        .lines()
                        .map(line -> "      " + line.stripTrailing())
                        .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("rialto.yaml"), services);
        server = RunningServer.start(
                folder.resolve("data"),
                Map.of(
                        "RIALTO_PUBLIC_URL",
                        PUBLIC_URL,
                        "RIALTO_ALLOW_PRIVATE_ADDRESSES",
                        "true",
                        "RIALTO_CONFIG",
                        file.toString()));
        site = server.bean(Sites.class).bySlug("main").orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A service's request, on its way through the shop. */
    private record Begun(String location, List<String> cookies) {

        String nonce() {
            Matcher matcher = NONCE.matcher(location);
            assertThat(matcher.find()).as(location).isTrue();
            return matcher.group(1);
        }
    }

    @Test
    @DisplayName("SAML Profiles §4.1.4: the answer names the request, and brings back its relay state")
    void aRequestIsAnsweredWhereAndAsTheServiceAsked() {
        String relayState = "/offers?a=1&b=\"<ü>\" +x";
        Begun begun = begin(asking(SSO)
                .at(Instant.now())
                .answeredAt("https://rewards.test/saml/second")
                .query(Optional.of(relayState)));

        HttpResponse<String> page = complete("rewards", begun);

        assertThat(begun.location()).startsWith(site.store().launchUrl() + "?service=rewards&nonce=");
        assertThat(page.body()).contains("action=\"https://rewards.test/saml/second\"");
        assertThat(fields(page)).containsEntry("RelayState", relayState);
        ReceivedResponse response = response(page);
        assertThat(response.inResponseTo()).contains("_q1");
        ReceivedAssertion assertion = verified(response, List.of()).assertion();
        assertThat(assertion.confirmations().getFirst().inResponseTo()).isEqualTo("_q1");
        assertThat(assertion.confirmations().getFirst().recipient()).isEqualTo("https://rewards.test/saml/second");
        assertThat(assertion.attributes()).containsEntry("email", List.of("jane.doe@example.test"));
    }

    @Test
    void aPostedRequestIsAnsweredAtTheDefaultConsumer() {
        String xml = asking(SSO).at(Instant.now()).xml();
        HttpResponse<String> answer = server.post(
                "/s/main/saml/sso",
                "application/x-www-form-urlencoded",
                "SAMLRequest=" + encoded(Base64.getEncoder().encodeToString(xml.getBytes(UTF_8))),
                "Origin",
                "https://rewards.test");

        HttpResponse<String> page = complete("rewards", begun(answer));

        assertThat(page.body()).contains("action=\"" + ACS + "\"");
        assertThat(fields(page)).doesNotContainKey("RelayState");
        assertThat(response(page).inResponseTo()).contains("_q1");
    }

    @Test
    void oneRequestTwiceIsTwoLoginsOfWhoeverIsThere() {
        String query = asking(SSO).at(Instant.now()).query(Optional.empty());

        HttpResponse<String> first = complete("rewards", begin(query));
        HttpResponse<String> second = complete("rewards", begin(query));

        assertThat(verified(response(first), List.of()).assertion().id())
                .isNotEqualTo(verified(response(second), List.of()).assertion().id());
    }

    @Test
    void aServiceWithAKeySignsAndReadsWhatNobodyElseCan() {
        AskingService vault = asking(SSO).as("https://vault.test/saml").at(Instant.now());

        HttpResponse<String> unsigned = ask(vault.query(Optional.empty()));
        HttpResponse<String> page =
                complete("vault", begin(vault.signing(Signers.KEY).query(Optional.of("x"))));

        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(unsigned.body()).contains("This login cannot be trusted").doesNotContain("vault.test");
        String message = new String(Base64.getDecoder().decode(fields(page).get("SAMLResponse")), UTF_8);
        assertThat(message).contains("EncryptedAssertion").doesNotContain("jane.doe");
        ReceivedAssertion assertion = verified(response(page), List.of(OWN)).assertion();
        assertThat(assertion.nameId()).isEqualTo(new NameId(NameId.EMAIL, "jane.doe@example.test"));
        assertThat(assertion.conditions().notBefore())
                .isEqualTo(assertion.issuedAt().minus(Duration.ofMinutes(3)));
        assertThat(assertion.authentications().getFirst().sessionNotOnOrAfter())
                .isEqualTo(assertion.issuedAt().plus(Duration.ofMinutes(30)));
    }

    @Test
    @DisplayName(
            "SAML Core §3.4.1.1: the assertion names the customer as the request wants it, the usual way without a wish")
    void ofSeveralNamesTheRequestPicksOne() {
        String wish = "<samlp:NameIDPolicy Format=\"" + NameId.EMAIL + "\"></samlp:NameIDPolicy>";

        NameId wanted = nameId(complete("course", begin(course().wanting(wish).query(Optional.empty()))));
        NameId usual = nameId(complete("course", begin(course().query(Optional.empty()))));

        assertThat(wanted).isEqualTo(new NameId(NameId.EMAIL, "jane.doe@example.test"));
        assertThat(usual.format()).isEqualTo(NameId.PERSISTENT);
        assertThat(usual.value()).doesNotContain("@");
    }

    private static AskingService course() {
        return asking(SSO).as("course.test").at(Instant.now());
    }

    private static NameId nameId(HttpResponse<String> page) {
        return verified(response(page), List.of()).assertion().nameId();
    }

    @Test
    void theContextThatWasAskedForIsSaidAndWhenTheCustomerLoggedIn() {
        Begun begun = begin(asking(SSO)
                .at(Instant.now())
                .wanting("<samlp:RequestedAuthnContext><saml:AuthnContextClassRef"
                        + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                        + Authentication.PASSWORD_PROTECTED_TRANSPORT
                        + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>")
                .query(Optional.empty()));
        long before = Instant.now().getEpochSecond() - 600;

        HttpResponse<String> page = complete("rewards", begun, before);

        String message = new String(Base64.getDecoder().decode(fields(page).get("SAMLResponse")), UTF_8);
        assertThat(message).contains(">" + Authentication.PASSWORD_PROTECTED_TRANSPORT + "<");
        assertThat(verified(response(page), List.of())
                        .assertion()
                        .authentications()
                        .getFirst()
                        .at())
                .isEqualTo(Instant.ofEpochSecond(before));
    }

    @Test
    @DisplayName("SAML Core §3.4.1: IsPassive, and nobody is logged in")
    void whoMayNotBeAskedIsNotAsked() {
        Begun begun = begin(asking(SSO).at(Instant.now()).silently().query(Optional.of("here")));

        HttpResponse<String> page = server.get(
                "/s/main/launch/complete?error=login_required&nonce=" + begun.nonce(),
                "Cookie",
                String.join("; ", begun.cookies()));

        assertThat(begun.location()).endsWith("&prompt=none");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("action=\"" + ACS + "\"").contains("document.forms[0].submit()");
        assertThat(fields(page)).containsEntry("RelayState", "here");
        assertStatus(Status.RESPONDER, Status.NO_PASSIVE, response(page));
    }

    @Test
    void whoMustLogInAnewIsSentToDoSo() {
        assertThat(begin(asking(SSO).at(Instant.now()).anew().query(Optional.empty()))
                        .location())
                .endsWith("&prompt=login");
    }

    @Test
    @DisplayName("SAML Core §3.2.2.2 and §3.4.1: AuthnFailed, when ForceAuthn was not heeded")
    void aLoginFromBeforeIsNotTheOneThatWasAskedFor() {
        Begun begun = begin(asking(SSO).at(Instant.now()).anew().query(Optional.of("r")));

        HttpResponse<String> page = complete("rewards", begun, Instant.now().getEpochSecond() - 600);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Please log in again").contains(">Back to Rewards<");
        assertStatus(Status.RESPONDER, Status.AUTHN_FAILED, response(page));
    }

    @Test
    void whatCannotBePromisedIsToldToTheCustomerAndByAButtonToTheService() {
        String wish = "<samlp:NameIDPolicy Format=\"" + NameId.EMAIL + "\"></samlp:NameIDPolicy>";

        HttpResponse<String> page =
                ask(asking(SSO).at(Instant.now()).wanting(wish).query(Optional.of("r")));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("<form method=\"post\" action=\"" + ACS + "\"")
                .contains(">Back to Rewards<");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action https://rewards.test;");
        assertThat(fields(page)).containsEntry("RelayState", "r");
        assertStatus(Status.REQUESTER, Status.INVALID_NAME_ID_POLICY, response(page));
    }

    @Test
    void whoMayNotEnterGoesBackWithRequestDenied() {
        Begun begun = begin(
                asking(SSO).as("https://closed.test/saml").at(Instant.now()).query(Optional.empty()));

        HttpResponse<String> page = complete("closed", begun);

        assertThat(page.statusCode()).isEqualTo(403);
        assertStatus(Status.RESPONDER, Status.REQUEST_DENIED, response(page));
    }

    @Test
    void nothingIsSentWhereNobodyRegisteredAnAddress() {
        HttpResponse<String> page = ask(asking(SSO)
                .at(Instant.now())
                .answeredAt("https://evil.test/acs")
                .query(Optional.of("x")));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).doesNotContain("evil.test").doesNotContain("SAMLResponse");
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'none'");
    }

    @Test
    void aRefusalForAProgramIsJson() {
        HttpResponse<String> answer = server.get("/s/main/saml/sso?SAMLRequest=x", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"saml_unreadable\"",
                        "\"mended_by\":\"service\"",
                        "\"remedy\":\"What came is no SAML")
                .contains("\"reference\":");
    }

    @ParameterizedTest
    @CsvSource({
        "/s/main/saml/sso?SAMLRequest=x, saml_unreadable, The service that you came from can mend this",
        "/s/main/saml/slo?SAMLRequest=x, saml_unreadable, The service that you came from can mend this",
        "/s/main/logout?ticket=x, saml_logout_ticket, Main website can mend this",
        "/s/main/logout/nothing, saml_logout_unknown, You can log out again at the shop",
        "/s/main/oauth2/authorize?client_id=x, oidc_unknown_client, Main website can mend this",
        "/s/main/oauth2/logout?id_token_hint=x, oidc_foreign_hint, The service that you came from can mend this",
        "/s/main/discourse/sso?sso=x&sig=y, discourse_unsigned, Main website can mend this",
        "/s/main/jwt/nobody, jwt_unknown_service, Main website can mend this",
        "/s/nowhere/saml/sso, unknown_site, Check the address",
        "/s/nowhere/oauth2/authorize, unknown_site, Check the address",
        "/s/nowhere/discourse/sso, unknown_site, Check the address",
        "/s/nowhere/jwt/portal, unknown_site, Check the address"
    })
    void whateverIsRefusedSaysWhoCanMendItAndIsFoundInTheLogByItsReference(
            String address, String code, String words, CapturedOutput log) {
        HttpResponse<String> page = server.get(address);

        assertThat(page.body()).contains(words, "<code>" + code + "</code>", "For whoever mends it");
        Matcher reference = Pattern.compile("<code>([0-9A-Z]{12})</code>").matcher(page.body());
        assertThat(reference.find()).isTrue();
        assertThat(log.getOut())
                .contains("service-request outcome=refused reason=" + code + " reference=" + reference.group(1));
    }

    @Test
    void onlyGetAndPostBeginAnythingAndOnlyAtASite() {
        HttpResponse<String> head = server.send(HttpRequest.newBuilder(server.at("/s/main/saml/sso"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(server.get("/s/nowhere/saml/sso").statusCode()).isEqualTo(404);
    }

    @Test
    void aServiceThatMustBeginIsStartedByItsLaunchLinkWithTheDeepLink() {
        HttpResponse<String> plain = server.get("/s/main/launch/course");
        HttpResponse<String> deep = server.get("/s/main/launch/course?to=" + encoded("https://course.test/a?b=c&d"));
        HttpResponse<String> foreign = server.get("/s/main/launch/course?to=" + encoded("https://evil.test/"));

        assertThat(plain.headers().firstValue("Location")).contains("https://course.test/start?to=");
        assertThat(deep.headers().firstValue("Location"))
                .contains("https://course.test/start?to=https%3A%2F%2Fcourse.test%2Fa%3Fb%3Dc%26d");
        assertThat(foreign.statusCode()).isEqualTo(400);
    }

    @Test
    void theMetadataTellServicesWhereToAsk() {
        String metadata = server.get("/s/main/saml/metadata").body();

        String forVault =
                server.get("/s/main/saml/metadata?service=" + id("vault")).body();
        String forRewards =
                server.get("/s/main/saml/metadata?service=" + id("rewards")).body();

        assertThat(forVault).contains("WantAuthnRequestsSigned=\"true\"");
        assertThat(forRewards).contains("WantAuthnRequestsSigned=\"false\"");
        assertThat(metadata)
                .contains("WantAuthnRequestsSigned=\"false\"")
                .contains("HTTP-Redirect\" Location=\"" + SSO + "\"")
                .contains("HTTP-POST\" Location=\"" + SSO + "\"");
    }

    private static String id(String service) {
        return server.bean(ExternalServices.class)
                .bySlug(site.id(), service)
                .orElseThrow()
                .id()
                .value()
                .toString();
    }

    private static HttpResponse<String> ask(String query) {
        return server.get("/s/main/saml/sso?" + query);
    }

    private static Begun begin(String query) {
        return begun(ask(query));
    }

    private static Begun begun(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return new Begun(
                answer.headers().firstValue("Location").orElseThrow(),
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .toList());
    }

    private static HttpResponse<String> complete(String service, Begun begun) {
        return complete(service, begun, Instant.now().getEpochSecond());
    }

    private static HttpResponse<String> complete(String service, Begun begun, long loggedIn) {
        String ticket = aTicket()
                .at(site)
                .madeAt(Instant.now())
                .forService(service)
                .withNonce(begun.nonce())
                .with("auth_time", loggedIn)
                .build();
        return server.get("/s/main/launch/complete?ticket=" + ticket, "Cookie", String.join("; ", begun.cookies()));
    }

    private static Map<String, String> fields(HttpResponse<String> page) {
        Matcher matcher = FIELD.matcher(page.body());
        return matcher.results()
                .collect(Collectors.toMap(
                        field -> field.group(1),
                        field -> field.group(2)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&quot;", "\"")
                                .replace("&#39;", "'")
                                .replace("&amp;", "&"),
                        (one, other) -> one));
    }

    private static ReceivedResponse response(HttpResponse<String> page) {
        String message = fields(page).get("SAMLResponse");
        assertThat(message).as(page.body()).isNotNull();
        return (ReceivedResponse) ResponseReader.read(Base64.getDecoder().decode(message));
    }

    private static Verified verified(ReceivedResponse response, List<KeyPair> own) {
        return (Verified) response.verify(
                server.bean(SigningKeys.class).published(site.id()),
                own.stream().map(KeyPair::getPrivate).toList());
    }

    private static void assertStatus(String code, String detail, ReceivedResponse response) {
        assertThat(response.succeeded()).isFalse();
        assertThat(response.inResponseTo()).contains("_q1");
        assertThat(response.status()).isEqualTo(code + " " + detail);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
