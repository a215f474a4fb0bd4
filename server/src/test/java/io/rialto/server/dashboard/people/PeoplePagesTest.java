package io.rialto.server.dashboard.people;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of people and credentials, and the way in by an invitation. */
class PeoplePagesTest {

    private static final String PEOPLE = "/dashboard/acme/people";
    private static final Pattern LINK = Pattern.compile("http[^<]*(/invitation/[A-Za-z0-9_-]{43})");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @Test
    void whoIsInvitedComesInByTheLinkOnce() {
        String member = invited("ines@acme.test", Role.ADMIN);
        String link = link(member);
        Browser ines = dashboard.browser();
        assertThat(ines.open(link).body()).contains("Welcome to Acme", "ines@acme.test");

        HttpResponse<String> weak = comeIn(ines, link, "short");
        HttpResponse<String> in = comeIn(ines, link, "a quay with four lamps");

        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("aria-invalid=\"true\"", "value=\"Ines\"");
        assertThat(location(in)).isEqualTo("/dashboard");
        assertThat(ines.open("/me").body()).contains("Ines Example", "Acme", "Admin");
        assertThat(location(dashboard.browser().open(link))).contains("error=invitation_over");
        assertThat(owner.open(PEOPLE + "/" + member).body()).doesNotContain("Make a link");
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        String member = invited("ivo@acme.test", Role.AUDITOR);
        String first = link(member);
        String second = link(member);

        assertThat(location(dashboard.browser().open(first))).contains("error=invitation_over");
        assertThat(dashboard.browser().open(second).statusCode()).isEqualTo(200);
    }

    @Test
    void whatOneOrganizationGivesOpensNoOther() {
        String here = link(invited("both@acme.test", Role.AUDITOR));
        Browser stranger = dashboard.stranger();
        stranger.open("/dashboard/other/people");
        HttpResponse<String> there = stranger.submit(
                "/dashboard/other/people", Map.of("user_email", "both@acme.test", "role", Role.OWNER.id()));
        assertThat(there.statusCode()).isEqualTo(303);
        Browser both = dashboard.browser();
        both.open(here);
        comeIn(both, here, "a quay with four lamps");

        assertThat(both.open(PEOPLE).statusCode()).isEqualTo(200);
        assertThat(both.open("/dashboard/other/people").statusCode()).isEqualTo(404);
        Browser again = dashboard.browser();
        again.open("/login");
        again.submit("/login", Map.of("email", "both@acme.test", "password", "a quay with four lamps"));
        assertThat(again.open(PEOPLE).statusCode()).isEqualTo(200);
        assertThat(again.open("/dashboard/other/people").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdminChangesRolesButNotOwners() {
        String member = invited("ruth@acme.test", Role.AUDITOR);
        String olga = invited("second-owner@acme.test", Role.OWNER);
        Browser admin = dashboard.as(Role.ADMIN);
        admin.open(PEOPLE + "/" + member);

        HttpResponse<String> changed = admin.submit(PEOPLE + "/" + member + "/role", Map.of("role", Role.SUPPORT.id()));
        HttpResponse<String> raised = admin.submit(PEOPLE + "/" + member + "/role", Map.of("role", Role.OWNER.id()));
        HttpResponse<String> removed = admin.submit(PEOPLE + "/" + olga + "/remove", Map.of());

        assertThat(location(changed)).endsWith("?done=role");
        assertThat(raised.statusCode()).isEqualTo(403);
        assertThat(raised.body()).contains("Only an owner makes owners.");
        assertThat(removed.statusCode()).isEqualTo(403);
        assertThat(admin.open(PEOPLE + "/" + olga).body()).doesNotContain("Change the role");
        assertThat(location(owner.submit(PEOPLE + "/" + olga + "/remove", Map.of())))
                .endsWith("people?done=removed");
    }

    @Test
    void aMembersSessionIsEnded() {
        String member = invited("sid@acme.test", Role.SUPPORT);
        String link = link(member);
        Browser sid = dashboard.browser();
        sid.open(link);
        comeIn(sid, link, "a quay with four lamps");
        String page = owner.open(PEOPLE + "/" + member).body();
        String end = page.replaceAll("(?s).*action=\"([^\"]*/sessions/[0-9A-Z]{12}/end)\".*", "$1");

        owner.submit(end, Map.of());

        assertThat(location(sid.open("/me"))).isEqualTo("/login");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "AUDITOR"})
    void whoMayOnlyReadSeesNoForms(Role role) {
        Browser reader = dashboard.as(role);

        assertThat(reader.open(PEOPLE).body())
                .contains("an owner or admin changes it")
                .doesNotContain("Invite somebody");
        assertThat(reader.open("/dashboard/acme/credentials").body())
                .contains("never their secrets")
                .doesNotContain("New credential");
    }

    @Test
    void aCredentialsSecretIsShownOnce() {
        owner.open("/dashboard/acme/credentials");

        HttpResponse<String> made = owner.submit("/dashboard/acme/credentials", Map.of("name", "Shown once"));
        HttpResponse<String> blank = owner.submit("/dashboard/acme/credentials", Map.of("name", " "));

        assertThat(made.body()).contains("nobody can read the secret here again", "Shown once");
        String page = owner.open("/dashboard/acme/credentials").body();
        assertThat(page).contains("Shown once").doesNotContain("Your new credential");
        assertThat(blank.statusCode()).isEqualTo(422);
        String rotate = page.replaceAll("(?s).*action=\"(/dashboard/acme/credentials/[A-Za-z]{10}/rotate)\".*", "$1");
        String rotated = owner.submit(rotate, Map.of("overlap", "day")).body();
        assertThat(rotated).contains("The new secret", "The old secret is good until", "since the change: never");
        assertThat(location(owner.submit(rotate.replace("rotate", "end-old"), Map.of())))
                .endsWith("credentials?done=ended");
        assertThat(owner.open("/dashboard/acme/credentials").body()).doesNotContain("The old secret is good until");
        String delete = page.replaceAll("(?s).*action=\"(/dashboard/acme/credentials/[A-Za-z]{10}/delete)\".*", "$1");
        assertThat(location(owner.submit(delete, Map.of()))).endsWith("credentials?done=deleted");
    }

    @Test
    void aCredentialOfTheConfigurationFileIsChangedThere() {
        owner.open("/dashboard/acme/credentials");
        owner.submit("/dashboard/acme/credentials", Map.of("name", "From the file"));
        JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
        jdbc.sql("update api_credential set from_file = true where name = 'From the file'")
                .update();
        String id = jdbc.sql("select id from api_credential where name = 'From the file'")
                .query(String.class)
                .single();
        String page = "/dashboard/acme/credentials/" + id;

        String list = owner.open("/dashboard/acme/credentials").body();
        String refused =
                owner.submit(page + "/rotate", Map.of("overlap", "day")).body();

        assertThat(list)
                .contains("The configuration file names it and its secret")
                .doesNotContain(page + "/");
        assertThat(refused)
                .contains("It is not possible: the configuration file names its secret.")
                .doesNotContain("_rotate");
    }

    private String invited(String email, Role role) {
        owner.open(PEOPLE);
        String page = location(owner.submit(PEOPLE, Map.of("user_email", email, "role", role.id())));
        assertThat(page).startsWith(PEOPLE + "/");
        return page.substring(PEOPLE.length() + 1).replace("?done=invited", "");
    }

    private String link(String member) {
        String page = owner.submit(PEOPLE + "/" + member + "/invite", Map.of()).body();
        Matcher link = LINK.matcher(page);
        assertThat(link.find()).as(page).isTrue();
        return link.group(1);
    }

    private static HttpResponse<String> comeIn(Browser browser, String link, String password) {
        return browser.submit(link, Map.of("first_name", "Ines", "last_name", "Example", "password", password));
    }
}
