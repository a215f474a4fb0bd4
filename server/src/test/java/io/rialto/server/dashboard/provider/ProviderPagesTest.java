package io.rialto.server.dashboard.provider;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of a company's own login, as each role sees them. */
class ProviderPagesTest {

    private static final String PAGES = "/dashboard/acme/identity-providers";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @Test
    void aNewProviderShowsItsRecordAndLooksAgainByItself() {
        String page = owner.open(made("Shown", "shown.example")).body();

        assertThat(page)
                .contains("rialto-verification=", "/users/auth/openid/callback", "shown.example", "every 5s")
                .doesNotContain("of shown");
        assertThat(owner.open(PAGES).body()).contains("Shown", "shown.example");
    }

    @Test
    void theLivePartIsAPartOnly() {
        String path = made("Live", "live.example").replaceAll("\\?.*", "");

        String part = owner.open(path + "/domains").body();

        assertThat(part).startsWith("<section").contains("live.example").doesNotContain("<html");
    }

    @Test
    void whatIsWrongIsToldBesideTheField() {
        owner.open(PAGES + "/new");

        HttpResponse<String> wrong = owner.submit(PAGES + "/new", with("name", "", "issuer", "http://"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("id=\"name-wrong\"", "id=\"issuer-wrong\"", "value=\"wrong.example\"")
                .doesNotContain("of wrong");
    }

    @Test
    void addressesThatAreNotFoundAreSaidToBe() {
        owner.open(PAGES + "/new");

        HttpResponse<String> found =
                owner.submit(PAGES + "/new", Map.of("find", "1", "issuer", "https://127.0.0.1:9/"));

        assertThat(found.statusCode()).isEqualTo(422);
        assertThat(found.body()).contains("id=\"issuer-wrong\"");
    }

    @Test
    void aChangeKeepsTheSecretAndSaysWhatItMakes() {
        String path = made("Changed", "changed.example").replaceAll("\\?.*", "");
        assertThat(owner.open(path + "/edit").body()).contains("A change here makes a new TXT record.");
        String record = record(path);

        Map<String, String> renamed = with("name", "Renamed", "domains", "changed.example");
        renamed.remove("client_secret");
        renamed.put("client_id", "wrong");
        owner.open(path + "/edit");
        HttpResponse<String> saved = owner.submit(path + "/edit", renamed);

        assertThat(location(saved)).endsWith("?done=changed");
        assertThat(owner.open(path).body()).contains("Renamed");
        assertThat(record(path)).isEqualTo(record);
    }

    @Test
    void itIsSwitchedOffAndOnAndDeleted() {
        String path = made("Switched", "switched.example").replaceAll("\\?.*", "");

        assertThat(owner.open(location(owner.submit(path + "/disable", Map.of())))
                        .body())
                .contains("Nobody signs in by it any more", "Switch on");
        assertThat(location(owner.submit(path + "/enable", Map.of()))).endsWith("?done=enable");
        assertThat(location(owner.submit(path + "/verify", Map.of()))).endsWith("?done=verify");
        assertThat(location(owner.submit(path + "/delete", Map.of()))).isEqualTo(PAGES);
        assertThat(owner.open(path).statusCode()).isEqualTo(404);
    }

    @Test
    void enforcementIsRehearsedAndRefusedWithoutAWayBack() {
        String page = owner.open(PAGES + "/enforcement").body();

        HttpResponse<String> refused = owner.submit(PAGES + "/enforcement", Map.of("wanted", "everyone"));

        assertThat(page).contains("nobody must", "owner@acme.test", "No identity provider is open");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("No owner could come back");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "SUPPORT", "AUDITOR"})
    void whoMayOnlyReadIsToldWhy(Role role) {
        Browser reader = dashboard.as(role);
        String path = made("For " + role.key(), role.key() + ".example").replaceAll("\\?.*", "");

        assertThat(reader.open(path).body()).contains("Only an owner changes").doesNotContain("Switch off");
        assertThat(reader.open(PAGES + "/new").body())
                .contains("Only an owner changes")
                .doesNotContain("<select");
        assertThat(reader.submit(path + "/delete", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void aStandardOrganizationIsToldWhichPlanItNeeds() {
        assertThat(dashboard.plain().open("/dashboard/plain/identity-providers").body())
                .contains("enterprise plan")
                .doesNotContain("Add a provider");
    }

    @Test
    void aStrangerFindsNothing() {
        String path = made("Hidden", "hidden.example").replaceAll("\\?.*", "");

        assertThat(dashboard.stranger().open(path).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open(path.replace("acme", "other")).statusCode())
                .isEqualTo(404);
    }

    private String record(String path) {
        return owner.open(path).body().replaceAll("(?s).*(rialto-verification=[^<]+)<.*", "$1");
    }

    private String made(String name, String domain) {
        owner.open(PAGES + "/new");
        String page = location(owner.submit(PAGES + "/new", with("name", name, "domains", domain)));
        assertThat(page).startsWith(PAGES + "/").endsWith("?done=made");
        return page;
    }

    private static Map<String, String> with(String... values) {
        String url = "https://127.0.0.1:9/";
        Map<String, String> all = new HashMap<>(Map.of(
                "name",
                "Wrong",
                "client_id",
                "wrong",
                "client_secret",
                "of wrong",
                "issuer",
                url,
                "authorize_url",
                url,
                "token_url",
                url,
                "jwks_url",
                url,
                "domains",
                "wrong.example"));
        for (int at = 0; at < values.length; at += 2) {
            all.put(values[at], values[at + 1]);
        }
        return all;
    }
}
