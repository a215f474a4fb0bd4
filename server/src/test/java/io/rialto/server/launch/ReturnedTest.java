package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.page.Reference;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A service that does not let a customer in, and sends the browser back. */
@OnEachDatabase
class ReturnedTest {

    private static final String SAID = "Jane.Doe@example.test is unknown here";

    private final TestDatabase database;
    private final Door door;

    ReturnedTest(TestDatabase database) {
        this.database = database.emptied();
        door = new Door(database)
                .with(aSite().build(), service("school", "error_url").build());
    }

    private static io.rialto.server.fixture.ServiceFixture service(String slug, String failure) {
        return aService()
                .called(slug)
                .speaking(
                        new Jwt(
                                Jwt.Algorithm.HS256,
                                NameIdKind.PERSISTENT,
                                null,
                                new Jwt.Claims(
                                        EnumSet.of(Registered.IAT), null, null, "sub", null, Duration.ofMinutes(1)),
                                new Delivery(
                                        Delivery.Way.REDIRECT,
                                        "https://school.test/sso",
                                        "jwt",
                                        Map.of(),
                                        null,
                                        failure),
                                new Jwt.Login(null, List.of(), List.of(), null)),
                        new Secrets(new Secret("a-secret-of-more-than-thirty-two-bytes"), null, null));
    }

    @Test
    void theServiceIsToldWhereToSendWhomItRefuses() {
        assertThat(address()).startsWith("/s/main/launch/returned/");
    }

    @Test
    void theLaunchIsNotedAsReturnedAndTheCustomerReadsWhatToDo() throws Exception {
        String address = address();

        MockHttpServletResponse page = come(address, "expired_token", SAID);

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(page.getContentAsString())
                .contains("The service did not let you in")
                .contains(reference(address).value())
                .contains("Back to ")
                .doesNotContain("unknown here");
        assertThat(outcome(address)).isEqualTo("RETURNED");
        assertThat(door.returns.complaint(reference(address)))
                .contains(new Complaint(Map.of("kind", "expired_token", "message", "[address] is unknown here")));
    }

    @Test
    void whatItSaidRestsSealed() throws Exception {
        String address = address();

        come(address, "expired_token", SAID);

        assertThat(column(address, "returned")).doesNotContain("unknown").doesNotContain("expired");
    }

    @Test
    void whatItSaidIsKeptUnderTheNamesThatItChose() throws Exception {
        String address = address();

        door.go(get(URI.create(address + "?sso_error=clock&hint=try%20again")));

        assertThat(door.returns.complaint(reference(address)))
                .contains(new Complaint(Map.of("sso_error", "clock", "hint", "try again")));
    }

    @Test
    void aServiceThatSaysNothingIsHeardAsWell() {
        String address = address();

        MockHttpServletResponse page = door.go(get(URI.create(address)));

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(outcome(address)).isEqualTo("RETURNED");
        assertThat(door.returns.complaint(reference(address))).contains(new Complaint(Map.of()));
    }

    @Test
    void itIsPublishedOnceWithWhoseLaunchItWasAndNothingThatWasSaid() throws Exception {
        String address = address();

        come(address, "expired_token", SAID);
        come(address, "expired_token", SAID);

        assertThat(door.published).singleElement().isInstanceOfSatisfying(LaunchReturned.class, returned -> {
            assertThat(returned.launch()).isEqualTo(reference(address));
            assertThat(returned.customer()).isEqualTo(column(address, "customer"));
            assertThat(returned.toString()).doesNotContain("unknown here");
        });
    }

    @Test
    void onlyTheFirstReportCounts() throws Exception {
        String address = address();
        come(address, "expired_token", "first");

        MockHttpServletResponse again = come(address, "other", "second");

        assertThat(again.getStatus()).isEqualTo(403);
        assertThat(door.returns.complaint(reference(address)))
                .contains(new Complaint(Map.of("kind", "expired_token", "message", "first")));
    }

    @Test
    void nobodyReportsOnALaunchWhoseAddressTheyWereNotTold() throws Exception {
        String address = address();
        char last = address.charAt(address.length() - 1);

        MockHttpServletResponse forged =
                come(address.substring(0, address.length() - 1) + (last == 'A' ? 'B' : 'A'), "x", "x");
        MockHttpServletResponse nothing = come("/s/main/launch/returned/x", "x", "x");

        assertThat(forged.getStatus()).isEqualTo(404);
        assertThat(nothing.getStatus()).isEqualTo(404);
        assertThat(outcome(address)).isEqualTo("ISSUED");
    }

    @Test
    void anOldLaunchStaysAsItIs() throws Exception {
        String address = address();
        door.clock.advance(Duration.ofHours(2));

        MockHttpServletResponse page = come(address, "expired_token", "late");

        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(outcome(address)).isEqualTo("ISSUED");
    }

    @Test
    void lookingReportsNothing() {
        String address = address();

        MockHttpServletResponse looked = door.go(head(URI.create(address)));

        assertThat(looked.getStatus()).isEqualTo(405);
        assertThat(outcome(address)).isEqualTo("ISSUED");
    }

    @Test
    void aServiceThatTakesNoSuchAddressIsToldNone() {
        door.with(aSite().build(), service("other", null).build());

        assertThat(door.launch("other").getHeader("Location")).doesNotContain("returned");
    }

    private String address() {
        String location = door.launch("school").getHeader("Location");
        String parameter = location.substring(location.indexOf("error_url=") + "error_url=".length());
        return URI.create(URLDecoder.decode(parameter, StandardCharsets.UTF_8)).getPath();
    }

    private MockHttpServletResponse come(String address, String kind, String message) {
        return door.go(get(URI.create(address + "?kind=" + kind + "&message="
                + URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20"))));
    }

    private static Reference reference(String address) {
        String token = address.substring(address.lastIndexOf('/') + 1);
        return new Reference(token.substring(0, token.indexOf('.')));
    }

    private String outcome(String address) {
        return column(address, "outcome");
    }

    private String column(String address, String name) {
        Optional<String> value = database.jdbc()
                .sql("select " + name + " from launch where id = ?")
                .param(reference(address).number())
                .query(String.class)
                .optional();
        return value.orElseThrow();
    }
}
