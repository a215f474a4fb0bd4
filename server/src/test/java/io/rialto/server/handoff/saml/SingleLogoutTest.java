package io.rialto.server.handoff.saml;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Authenticity;
import io.rialto.saml.Delivered;
import io.rialto.saml.Inbox;
import io.rialto.saml.LogoutRequest;
import io.rialto.saml.NameId;
import io.rialto.saml.Parameter;
import io.rialto.saml.ReceivedAssertion;
import io.rialto.saml.ReceivedLogoutRequest;
import io.rialto.saml.ReceivedLogoutResponse;
import io.rialto.saml.ReceivedResponse;
import io.rialto.saml.Redirect;
import io.rialto.saml.ResponseReader;
import io.rialto.saml.SigningKey;
import io.rialto.saml.Status;
import io.rialto.saml.StatusResponse;
import io.rialto.saml.Verified;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.Signers;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logouts;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole server, three services with sessions of one customer, and logouts from either side. */
class SingleLogoutTest {

    private static final String PUBLIC_URL = "http://127.0.0.1:8080";
    private static final String SLO = PUBLIC_URL + "/s/main/saml/slo";
    private static final SigningKey STRANGER = stranger();
    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([A-Za-z0-9_-]+)");
    private static final Pattern MESSAGE = Pattern.compile("name=\"SAML(?:Response|Request)\" value=\"([^\"]*)\"");

    private static final String SERVICES = """
                  - slug: rewards
                    name: Rewards
                    protocol: saml
                    saml: { entity_id: "https://rewards.test", acs: "https://rewards.test/acs", slo: "https://rewards.test/slo", signing_certificates: [ "%1$s" ] }
                  - slug: club
                    name: Club
                    protocol: saml
                    saml: { entity_id: "https://club.test", acs: "https://club.test/acs", name_id: transient, slo: { url: "https://club.test/slo", response_url: "https://club.test/slo/done", binding: post }, signing_certificates: [ "%1$s" ] }
                  - slug: mute
                    name: Mute
                    protocol: saml
                    saml: { entity_id: "https://mute.test", acs: "https://mute.test/acs" }
            """.formatted(Signers.inBase64(Signers.KEY.certificate()));

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Site site;

    /** Each test has a customer of its own. */
    private final String customer = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        String contract = Files.readString(Path.of("src/test/resources/configuration/contract.yaml"));
        String before = contract.substring(0, contract.indexOf("        services:") + "        services:\n".length());
        Path file = Files.writeString(folder.resolve("rialto.yaml"), before + SERVICES.indent(4));
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

    @Test
    @DisplayName("SAML Profiles §4.4.3: the service that began is answered last")
    void aServicesLogoutEndsTheOthersToo() {
        ReceivedAssertion rewards = launch("rewards");
        ReceivedAssertion club = launch("club");

        HttpResponse<String> toClub = logout("https://rewards.test", rewards, Signers.KEY, Optional.of("mine & only"));
        Delivered asked = posted(toClub);
        ReceivedLogoutRequest request = (ReceivedLogoutRequest) asked.message();
        HttpResponse<String> back = answer("https://club.test", asked, Status.success(), Signers.KEY);

        assertThat(toClub.body())
                .contains("action=\"https://club.test/slo\"")
                .contains("is logging you out")
                .doesNotContain(rewards.nameId().value());
        assertThat(request.nameId()).isEqualTo(club.nameId());
        assertThat(request.sessionIndexes()).containsExactly(index(club));
        Delivered answer = redirected(back, "https://rewards.test/slo?");
        assertThat(answer.relayState()).contains("mine & only");
        assertThat(answer.message()).isInstanceOfSatisfying(ReceivedLogoutResponse.class, response -> {
            assertThat(response.inResponseTo()).isEqualTo("_lo1");
            assertThat(response.status()).isEqualTo(Status.success());
        });
        assertThat(sessions()).isZero();
    }

    @Test
    @DisplayName("SAML Metadata §2.2.2: the answer goes where and as the service takes answers, however it asked")
    void aServiceThatTakesPostsIsAnsweredByOne() {
        ReceivedAssertion club = launch("club");

        HttpResponse<String> page = logout("https://club.test", club, Signers.KEY, Optional.of("mine"));

        assertThat(page.body())
                .contains("action=\"https://club.test/slo/done\"")
                .contains("name=\"SAMLResponse\"")
                .contains("name=\"RelayState\" value=\"mine\"");
        assertThat(sessions()).isZero();
    }

    @Test
    void aServiceThatCannotBeToldMakesALogoutPartial() {
        ReceivedAssertion rewards = launch("rewards");
        launch("mute");

        Delivered answer = redirected(
                logout("https://rewards.test", rewards, Signers.KEY, Optional.empty()), "https://rewards.test/slo?");

        assertThat(((ReceivedLogoutResponse) answer.message()).status()).isEqualTo(Status.partialLogout());
    }

    @Test
    void theShopsLogoutTellsEachServiceAndThenTheCustomer() {
        ReceivedAssertion rewards = launch("rewards");
        launch("club");
        launch("mute");

        HttpResponse<String> first = shopLogout("logout");
        HttpResponse<String> second;
        HttpResponse<String> done;
        if (first.statusCode() == 302) {
            second = answer(
                    "https://rewards.test",
                    redirected(first, "https://rewards.test/slo?"),
                    Status.success(),
                    Signers.KEY);
            done = answer("https://club.test", posted(second), denied(), Signers.KEY);
        } else {
            second = answer("https://club.test", posted(first), denied(), Signers.KEY);
            done = answer(
                    "https://rewards.test",
                    redirected(second, "https://rewards.test/slo?"),
                    Status.success(),
                    Signers.KEY);
        }
        String result = done.headers().firstValue("Location").orElseThrow();

        assertThat(rewards.nameId().format()).isEqualTo(NameId.PERSISTENT);
        assertThat(result).startsWith(site.issuer() + "/logout/");
        String path = URI.create(result).getPath();
        assertThat(server.get(path).body())
                .contains("Logged out, but not everywhere")
                .contains("Rewards")
                .contains("You are logged out.")
                .contains("It answered that you are not logged out.")
                .contains("It cannot be told.");
        assertThat(server.get(path, "Accept", "application/json").body())
                .contains("\"complete\":false")
                .contains("\"outcome\":\"confirmed\"")
                .contains("\"outcome\":\"failed\"")
                .contains("\"outcome\":\"unsupported\"");
    }

    @Test
    void staffReadWhatBecameOfItAtEachServiceWhenItIsOver() {
        launch("rewards");
        launch("mute");
        HttpResponse<String> done = answer(
                "https://rewards.test",
                redirected(shopLogout("logout"), "https://rewards.test/slo?"),
                denied(),
                Signers.KEY);
        String path =
                URI.create(done.headers().firstValue("Location").orElseThrow()).getPath();
        String reference = reference(server.get(path, "Accept", "application/json"));

        Map<String, Logout> noted = noted(reference);

        assertThat(server.get(path).body()).contains(reference);
        assertThat(noted.get("rewards")).satisfies(rewards -> {
            assertThat(rewards.outcome()).isEqualTo(Logout.Outcome.DENIED);
            assertThat(rewards.begunBy()).isEqualTo(Logout.Beginning.SHOP);
            assertThat(rewards.took()).isNotNull();
        });
        assertThat(noted.get("mute").outcome()).isEqualTo(Logout.Outcome.UNSUPPORTED);
        expire();
        assertThat(noted(reference)).isEqualTo(noted);
    }

    @Test
    void aServiceThatKeepsTheBrowserIsNotedWhenItsTimeIsOver() {
        launch("rewards");
        launch("club");
        shopLogout("logout");

        List<Logout> before = noted();
        expire();
        expire();

        assertThat(noted())
                .filteredOn(logout -> !before.contains(logout))
                .extracting(Logout::outcome)
                .contains(Logout.Outcome.UNANSWERED, Logout.Outcome.UNTOLD)
                .doesNotContain(Logout.Outcome.CONFIRMED);
        assertThat(noted()).extracting(Logout::id).doesNotHaveDuplicates();
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from saml_logout")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void expire() {
        server.bean(JdbcClient.class)
                .sql("update saml_logout set expires_at = ?")
                .param(Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();
        server.bean(LogoutRetention.class).removeLogouts();
    }

    private static List<Logout> noted() {
        return server.bean(Logouts.class)
                .search(Set.of(site.id()), Search.everything())
                .items();
    }

    /** By the services' names. */
    private static Map<String, Logout> noted(String reference) {
        Map<ServiceId, String> names = server.bean(ExternalServices.class).of(site.id()).stream()
                .collect(Collectors.toMap(ExternalService::id, ExternalService::slug));
        return noted().stream()
                .filter(logout -> logout.reference().value().equals(reference))
                .collect(Collectors.toMap(
                        logout -> Objects.requireNonNull(names.get(logout.service())), logout -> logout));
    }

    private static String reference(HttpResponse<String> result) {
        Matcher reference = Pattern.compile("\"reference\":\"([0-9A-Z]{12})\"").matcher(result.body());
        assertThat(reference.find()).as(result.body()).isTrue();
        return reference.group(1);
    }

    @Test
    void aServiceThatNeverAnswersIsSaidToHaveBeenToldAndNoMore() {
        launch("rewards");

        Delivered asked = redirected(shopLogout("logout"), "https://rewards.test/slo?");
        String relayState = asked.relayState().orElseThrow();

        assertThat(sessions()).isOne();
        assertThat(server.get("/s/main/logout/" + relayState).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyToTellIsSaidSo() {
        HttpResponse<String> done = shopLogout("logout");

        String path =
                URI.create(done.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(server.get(path).body()).contains("There was no other service to log out of.");
    }

    @Test
    void anAnswerThatNobodyCanBelieveEndsNothing() {
        launch("rewards");
        Delivered asked = redirected(shopLogout("logout"), "https://rewards.test/slo?");

        assertRefused("saml_not_signed", answer("https://rewards.test", asked, Status.success(), null));
        assertRefused("saml_signature_refused", answer("https://rewards.test", asked, Status.success(), STRANGER));
        assertRefused("saml_logout_unknown", answer("https://club.test", asked, Status.success(), Signers.KEY));
        assertThat(sessions()).isOne();
    }

    @Test
    void anAnswerCountsOnce() {
        launch("rewards");
        Delivered asked = redirected(shopLogout("logout"), "https://rewards.test/slo?");
        answer("https://rewards.test", asked, Status.success(), Signers.KEY);

        assertRefused("saml_logout_unknown", answer("https://rewards.test", asked, denied(), Signers.KEY));
    }

    @Test
    void aLogoutThatNobodySignedOrAStrangerSignedEndsNothing() {
        ReceivedAssertion rewards = launch("rewards");

        assertRefused("saml_not_signed", logout("https://rewards.test", rewards, null, Optional.empty()));
        assertRefused("saml_signature_refused", logout("https://rewards.test", rewards, STRANGER, Optional.empty()));
        assertRefused("saml_unknown_sender", logout("https://evil.test", rewards, Signers.KEY, Optional.empty()));
        assertRefused("saml_logout_unsupported", logout("https://mute.test", rewards, Signers.KEY, Optional.empty()));
        assertThat(sessions()).isOne();
    }

    @Test
    void aServiceEndsNoSessionThatIsNotItsOwn() {
        ReceivedAssertion rewards = launch("rewards");

        HttpResponse<String> page = logout("https://club.test", rewards, Signers.KEY, Optional.empty());

        assertThat(page.body()).contains("action=\"https://club.test/slo/done\"");
        assertThat(sessions()).isOne();
    }

    @Test
    void onlyATicketForTheLogoutLogsOut() {
        launch("rewards");

        assertRefused("saml_logout_ticket", shopLogout("rewards"));
        assertRefused("saml_logout_ticket", server.get("/s/main/logout?ticket=x", "Accept", "application/json"));
        assertRefused("saml_logout_ticket", server.get("/s/main/logout", "Accept", "application/json"));
        assertThat(sessions()).isOne();
    }

    @Test
    void whoOnlyLooksLogsNobodyOut() {
        launch("rewards");
        long before = logoutsUnderWay();

        HttpResponse<String> looked = server.send(HttpRequest.newBuilder(
                        server.at("/s/main/logout?ticket=" + ticket("logout", "x".repeat(32))))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(looked.statusCode()).isEqualTo(405);
        assertThat(logoutsUnderWay()).isEqualTo(before);
    }

    private static long logoutsUnderWay() {
        return server.bean(JdbcClient.class)
                .sql("select count(*) from saml_logout")
                .query(Long.class)
                .single();
    }

    @Test
    void noNameIsKeptInTheClear() {
        ReceivedAssertion club = launch("club");

        List<String> names = server.bean(JdbcClient.class)
                .sql("select name_id || ' ' || subject || ' ' || customer from saml_session")
                .query(String.class)
                .list();

        assertThat(names)
                .isNotEmpty()
                .noneMatch(name -> name.contains(club.nameId().value()) || name.contains(customer));
    }

    @Test
    void theMetadataTellServicesWhereToLogOut() {
        assertThat(server.get("/s/main/saml/metadata").body())
                .contains(
                        "SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\""
                                + SLO)
                .contains("SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\""
                        + SLO);
    }

    private ReceivedAssertion launch(String service) {
        HttpResponse<String> toShop = server.get("/s/main/launch/" + service);
        Matcher nonce = NONCE.matcher(toShop.headers().firstValue("Location").orElseThrow());
        assertThat(nonce.find()).isTrue();
        String cookie = toShop.headers().firstValue("Set-Cookie").orElseThrow();
        HttpResponse<String> page = server.get(
                "/s/main/launch/complete?ticket=" + ticket(service, nonce.group(1)),
                "Cookie",
                cookie.substring(0, cookie.indexOf(';')));
        ReceivedResponse response = (ReceivedResponse) ResponseReader.read(message(page));
        return ((Verified) response.verify(server.bean(SigningKeys.class).published(site.id()))).assertion();
    }

    private HttpResponse<String> shopLogout(String service) {
        return server.get("/s/main/logout?ticket=" + ticket(service, "x".repeat(32)), "Accept", "application/json");
    }

    private String ticket(String service, String nonce) {
        return aTicket()
                .at(site)
                .madeAt(Instant.now())
                .with("sub", customer)
                .forService(service)
                .withNonce(nonce)
                .build();
    }

    private static HttpResponse<String> logout(
            String issuer, ReceivedAssertion session, @Nullable SigningKey key, Optional<String> relayState) {
        LogoutRequest request = new LogoutRequest(
                "_lo1",
                Instant.now(),
                issuer,
                SLO,
                Instant.now().plusSeconds(60),
                session.nameId(),
                List.of(index(session)));
        return ask(Parameter.REQUEST, request.write(null), relayState, key);
    }

    private static HttpResponse<String> answer(
            String issuer, Delivered asked, Status status, @Nullable SigningKey key) {
        StatusResponse response = new StatusResponse(
                StatusResponse.Kind.LOGOUT,
                "_la1",
                Instant.now(),
                issuer,
                SLO,
                asked.message().envelope().id(),
                status);
        return ask(Parameter.RESPONSE, response.write(null), asked.relayState(), key);
    }

    private static HttpResponse<String> ask(
            Parameter parameter, byte[] xml, Optional<String> relayState, @Nullable SigningKey key) {
        String query = Redirect.location("", parameter, xml, relayState, key).substring(1);
        return server.get("/s/main/saml/slo?" + query, "Accept", "application/json");
    }

    private static Delivered redirected(HttpResponse<String> answer, String where) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(where);
        return authentic((Delivered) Inbox.redirected(location.substring(location.indexOf('?') + 1)));
    }

    private static Delivered posted(HttpResponse<String> page) {
        Matcher relayState =
                Pattern.compile("name=\"RelayState\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(relayState.find()).as(page.body()).isTrue();
        return authentic((Delivered) Inbox.posted(Map.of(
                "SAMLRequest",
                List.of(Base64.getEncoder().encodeToString(message(page))),
                "RelayState",
                List.of(relayState.group(1)))));
    }

    private static Delivered authentic(Delivered delivered) {
        assertThat(delivered.authenticity(server.bean(SigningKeys.class).published(site.id())))
                .isInstanceOf(Authenticity.Authentic.class);
        return delivered;
    }

    private static byte[] message(HttpResponse<String> page) {
        Matcher message = MESSAGE.matcher(page.body());
        assertThat(message.find()).as(page.body()).isTrue();
        return Base64.getDecoder().decode(message.group(1).getBytes(UTF_8));
    }

    private int sessions() {
        return server.bean(SamlSessions.class)
                .of(site, server.bean(Pseudonyms.class).of(site.id(), "customer", customer))
                .size();
    }

    private static void assertRefused(String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private static String index(ReceivedAssertion assertion) {
        return assertion.authentications().getFirst().sessionIndex();
    }

    private static Status denied() {
        return Status.responder(Status.REQUEST_DENIED, "no");
    }

    private static SigningKey stranger() {
        KeyPair pair = Signers.pair();
        return SigningKey.of(pair.getPrivate(), Signers.certificate(pair));
    }
}
