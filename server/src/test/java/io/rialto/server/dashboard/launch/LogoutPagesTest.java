package io.rialto.server.dashboard.launch;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logout.Beginning;
import io.rialto.server.logout.Logout.Outcome;
import io.rialto.server.logout.Logout.Way;
import io.rialto.server.logout.Logouts;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Role;
import io.rialto.server.page.References;
import io.rialto.server.signin.Browser;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logouts, as each role sees them, and at the API. */
class LogoutPagesTest {

    private static final OpenDashboard DASHBOARD = OpenDashboard.shared();
    private static final Desk DESK = DASHBOARD.server().bean(Desk.class);

    private static String reference = "";

    @BeforeAll
    static void aLogout() {
        Site site = DASHBOARD.server().bean(Sites.class).bySlug("main").orElseThrow();
        ExternalService rewards = DASHBOARD.server().bean(ExternalServices.class).of(site.id()).stream()
                .filter(service -> service.slug().equals("rewards"))
                .findFirst()
                .orElseThrow();
        var id = DASHBOARD.server().bean(References.class).next();
        Instant at = Instant.now();
        reference = id.value();
        DASHBOARD
                .server()
                .bean(Logouts.class)
                .note(List.of(
                        logout(id, 1, site, rewards, Outcome.UNANSWERED, at, null),
                        logout(id, 2, site, rewards, Outcome.CONFIRMED, at, Duration.ofMillis(1_300))));
    }

    private static Logout logout(
            io.rialto.server.page.Reference id,
            int number,
            Site site,
            ExternalService service,
            Outcome outcome,
            Instant at,
            @org.jspecify.annotations.Nullable Duration took) {
        return new Logout(id, number, site.id(), service.id(), outcome, Beginning.SHOP, Way.BROWSER, at, took);
    }

    @ParameterizedTest
    @EnumSource
    void everyMemberFindsALogoutByTheReferenceThatItsPageShowed(Role role) {
        Browser browser = DASHBOARD.as(role);

        var sought = browser.open("/dashboard/acme/logouts?reference=" + reference);
        String page = browser.open(location(sought)).body();

        assertThat(sought.statusCode()).isEqualTo(303);
        assertThat(page)
                .contains(reference, "Rewards", "Did not answer", "was not sent back within 15 minutes")
                .contains("Check its logout address (saml.slo)", "Logged out", "in 1.3 seconds");
    }

    @Test
    void aListIsOfWhatIsSought() {
        Browser owner = DASHBOARD.as(Role.OWNER);

        assertThat(owner.open("/dashboard/acme/logouts?service=rewards&outcome=unanswered")
                        .body())
                .contains(reference, "Did not answer");
        assertThat(owner.open("/dashboard/acme/logouts?failed=yes").body())
                .contains(reference)
                .doesNotContain("<span class=\"tag good\"");
        assertThat(owner.open("/dashboard/acme/logouts?outcome=refused&service=rewards")
                        .body())
                .contains("No logout fits")
                .doesNotContain(reference);
        assertThat(owner.open("/dashboard/acme/logouts?until=2020-01-01").body())
                .doesNotContain(reference);
        assertThat(owner.open("/dashboard/acme/launches").body()).contains("href=\"/dashboard/acme/logouts\"");
    }

    @Test
    void aServiceThatLogsNobodyOutNeedsSomebody() {
        Site site = DASHBOARD.server().bean(Sites.class).bySlug("keyed").orElseThrow();
        ExternalService service =
                DASHBOARD.server().bean(ExternalServices.class).of(site.id()).getFirst();
        var id = DASHBOARD.server().bean(References.class).next();
        for (int number = 1; number <= 5; number++) {
            DASHBOARD
                    .server()
                    .bean(Logouts.class)
                    .note(List.of(logout(id, number, site, service, Outcome.DENIED, Instant.now(), null)));
        }

        List<Thing> attentions = DESK.list(DASHBOARD.caller(Role.OWNER), "attentions", Map.of("page[size]", "25"))
                .things();

        assertThat(attentions)
                .filteredOn(attention -> attention.text("kind").equals("logouts_failing"))
                .singleElement()
                .satisfies(attention -> {
                    assertThat(attention.text("sentence")).contains("the last 5 logouts within a week failed");
                    assertThat(attention.text("about_id"))
                            .isEqualTo(service.id().value().toString());
                });
    }

    @Test
    void nobodyElseFindsIt() {
        Browser stranger = DASHBOARD.stranger();

        assertThat(stranger.open("/dashboard/other/logouts").body()).contains("Nobody has logged out yet");
        assertThat(stranger.open("/dashboard/other/logouts/" + reference).statusCode())
                .isEqualTo(404);
        assertThat(DESK.find(DASHBOARD.strangersCaller(), "logouts", reference + "-1"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theApiSaysWhyAndWhatToDoAndTakesNoChange(Role role) {
        Caller caller = DASHBOARD.caller(role);
        Map<String, String> wanted = Map.of(
                "filter[q][reference_eq]",
                reference,
                "filter[q][site_eq]",
                "main",
                "filter[q][outcome_in]",
                "unanswered");

        Thing found = DESK.list(caller, "logouts", wanted).one();

        assertThat(found.id()).isEqualTo(reference + "-1");
        assertThat(found.text("setting")).isEqualTo("saml.slo");
        assertThat(found.text("mender")).isEqualTo("service");
        assertThat(found.attributes()).doesNotContainKey("took");
        assertThat(DESK.find(caller, "logouts", reference + "-2"))
                .hasValueSatisfying(fine -> assertThat(fine.attributes())
                        .containsEntry("took", 1_300L)
                        .doesNotContainKeys("cause", "fix", "setting"));
        assertThat(DESK.delete(caller, "logouts", found.id())).isInstanceOf(Reply.Refused.class);
    }
}
