package io.rialto.server.dashboard.home;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the dashboard's own address leads. */
class DoorPagesTest {

    private static final String PASSWORD = "correct horse battery";

    private final OpenDashboard dashboard = OpenDashboard.shared();

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoeverBelongsToOneOrganizationIsInside(Role role) {
        HttpResponse<String> answer = dashboard.as(role).open("/dashboard");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/dashboard/acme");
    }

    @Test
    void whoeverBelongsToSeveralChooses() {
        organization("door-b", "Ärger & Sons");
        organization("door-a", "Another");
        Browser sam = signedIn(member("sam", "door-b", "door-a"));

        String page = sam.open("/dashboard").body();

        assertThat(page).contains("Where do you want to go?", "href=\"/dashboard/door-b\"", "Ärger &amp; Sons", ">Ä<");
        assertThat(page.indexOf("class=\"tile\" href=\"/dashboard/door-a\""))
                .isBetween(0, page.indexOf("class=\"tile\" href=\"/dashboard/door-b\""));
    }

    @Test
    void whoeverBelongsNowhereIsToldWhatToDo() {
        Browser nora = dashboard.browser();
        nora.open("/login");

        HttpResponse<String> answer = logIn(nora, member("nora"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Your account belongs to no organization.", "Ask the owner of your organization to add you.");
    }

    private void organization(String slug, String name) {
        dashboard.server().bean(Organizations.class).save(slug, name, Plan.STANDARD, Role.AUDITOR);
    }

    private String member(String name, String... slugs) {
        User user = dashboard
                .server()
                .bean(Users.class)
                .byEmailOrMade(new EmailAddress(name + "@door.test"), name, "Example");
        dashboard.server().bean(Passwords.class).set(user, PASSWORD);
        for (String slug : slugs) {
            Organization organization =
                    dashboard.server().bean(Organizations.class).bySlug(slug).orElseThrow();
            dashboard.server().bean(Memberships.class).join(organization.id(), user.id(), Role.AUDITOR, false);
        }
        return user.email().value();
    }

    private Browser signedIn(String email) {
        Browser browser = dashboard.browser();
        browser.open("/login");
        logIn(browser, email);
        return browser;
    }

    private static HttpResponse<String> logIn(Browser browser, String email) {
        return browser.submit("/login", Map.of("email", email, "password", PASSWORD));
    }
}
