package io.rialto.server.dashboard.launch;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.database.Revision;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.Sites;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Launches and sign-ins, as each role sees them. */
class LaunchPagesTest {

    private static final OpenDashboard DASHBOARD = OpenDashboard.shared();

    @BeforeAll
    static void aSite() {
        var server = DASHBOARD.server();
        var acme = server.bean(Organizations.class).bySlug("acme").orElseThrow();
        server.bean(TransactionTemplate.class).executeWithoutResult(in -> {
            server.bean(SiteStore.class).save(acme.id(), SiteFixtures.aSite("launched"));
            server.bean(Revision.class).advance();
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.bean(Sites.class).bySlug("launched").isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void everyMemberFindsALaunchByTheReferenceThatItsPageShowed(Role role) {
        String reference = refused();
        Browser browser = DASHBOARD.as(role);

        var sought = browser.open("/dashboard/acme/launches?reference=" + reference.toLowerCase(java.util.Locale.ROOT));
        assertThat(sought.statusCode()).isEqualTo(303);

        // The decisions are written behind the answer.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(browser.open(location(sought)).body())
                        .contains("The link names a service that this site does not have.", "Correct the link")
                        .contains("The service is there and open", "launched"));
        assertThat(browser.open("/dashboard/acme/launches?failed=yes&reason=Unknown%20service")
                        .body())
                .contains(reference, "The link names a service", "<option value=\"Not entitled\">");
        assertThat(browser.open("/dashboard/acme/launches?service=nothing-like-it")
                        .body())
                .contains("No launch fits")
                .doesNotContain(reference);
    }

    @Test
    void whatAServiceAsksThatGoesNoFurtherIsFoundToo() {
        String reference = JsonMapper.shared()
                .readTree(DASHBOARD
                        .server()
                        .get("/s/launched/oauth2/authorize?client_id=nobody", "Accept", "application/json")
                        .body())
                .at("/error/reference")
                .asString("");

        Thing launch = thing(reference);

        assertThat(launch.text("outcome")).isEqualTo("stopped");
        assertThat(launch.text("likely")).isEqualTo("client_id_differs");
        assertThat(launch.text("mender")).isEqualTo("administrator");
    }

    @Test
    void aStrangerFindsNothing() {
        String reference = refused();
        Browser stranger = DASHBOARD.stranger();

        assertThat(stranger.open("/dashboard/acme/launches").statusCode()).isEqualTo(404);
        assertThat(stranger.open("/dashboard/acme/launches/" + reference).statusCode())
                .isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/launches/" + reference).statusCode())
                .isEqualTo(404);
        assertThat(stranger.open("/dashboard/acme/sign-ins").statusCode()).isEqualTo(404);
        assertThat(stranger.open("/dashboard/other/launches").body()).contains("Nobody has entered a service yet");
    }

    @ParameterizedTest
    @EnumSource
    void everyMemberSeesWhoSignedIn(Role role) {
        Browser browser = DASHBOARD.signingIn(role);

        String list = browser.open("/dashboard/acme/sign-ins").body();
        assertThat(list).contains("Password · ", "Signed in");
        String reference = list.replaceAll("(?s).*?<code>([0-9A-Z]{12})</code>.*", "$1");

        assertThat(browser.open("/dashboard/acme/sign-ins/" + reference).body())
                .contains("It went well", "Address and password are right");
        assertThat(browser.open("/dashboard/acme/sign-ins?reference=%22%3E%3Cscript%3E")
                        .body())
                .contains("No sign-in fits")
                .doesNotContain("<script>");
    }

    private static String refused() {
        return JsonMapper.shared()
                .readTree(DASHBOARD
                        .server()
                        .get("/s/launched/launch/nothing", "Accept", "application/json")
                        .body())
                .at("/error/reference")
                .asString("");
    }

    private static Thing thing(String reference) {
        return DASHBOARD
                .server()
                .bean(Desk.class)
                .find(DASHBOARD.caller(Role.AUDITOR), "launches", reference)
                .orElseThrow();
    }
}
