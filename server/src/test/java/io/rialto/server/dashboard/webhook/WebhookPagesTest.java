package io.rialto.server.dashboard.webhook;

import static io.rialto.server.signin.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of webhooks, as each role sees them. */
class WebhookPagesTest {

    private static final String PAGES = "/dashboard/acme/webhooks";

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Browser owner = dashboard.as(Role.OWNER);

    @Test
    void aNewWebhookShowsItsSecretOnce() {
        owner.open(PAGES + "/new");

        HttpResponse<String> made = owner.submit(PAGES + "/new", form("Shown once"));

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("whsec_", "Nobody can read it here again");
        assertThat(owner.open(PAGES + "/" + webhook("Shown once").id()).body()).doesNotContain("whsec_");
    }

    @Test
    void whatTheApiSaysIsToldBesideTheField() {
        owner.open(PAGES + "/new");

        HttpResponse<String> again =
                owner.submit(PAGES + "/new", Map.of("name", "", "url", "ftp://acme.example", "topics", "nonsense.*"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("aria-invalid=\"true\"", "id=\"name-wrong\"", "Please fill this in.", "id=\"url-wrong\"")
                .contains("href=\"#topics\"", "id=\"topics-wrong\"");
    }

    @Test
    void whatItIsToldIsChosenFromAList() {
        String page = owner.open(PAGES + "/new").body();
        HttpResponse<String> none =
                owner.submit(PAGES + "/new", Map.of("name", "Of nothing", "url", "https://x.test/"));
        HttpResponse<String> made =
                owner.send(HttpRequest.newBuilder(dashboard.server().at(PAGES + "/new"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=Of+two&url=https%3A%2F%2Fx.test%2F&topics=launch.refused" + "&topics=key.*&_csrf="
                                        + page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1"))));

        assertThat(page)
                .contains("value=\"launch.refused\"", "A customer was refused")
                .doesNotContain("webhook.test");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("id=\"topics-wrong\"");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(webhook("Of two").text("topics")).isEqualTo("launch.refused,key.*");
        assertThat(owner.open(PAGES + "/" + webhook("Of two").id()).body())
                .contains("A customer was refused; Signing keys: all of it");
        assertThat(owner.open(PAGES + "/" + webhook("Of two").id() + "/edit").body())
                .containsPattern("value=\"launch.refused\"\\s+checked")
                .doesNotContainPattern("value=\"launch.issued\"\\s+checked");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "AUDITOR"})
    void whoMayOnlyReadSeesNoButtonsAndIsRefused(Role role) {
        made("For readers");
        Browser reader = dashboard.as(role);

        String page = reader.open(PAGES + "/" + webhook("For readers").id()).body();
        HttpResponse<String> refused =
                reader.submit(PAGES + "/" + webhook("For readers").id() + "/delete", Map.of());

        assertThat(page).contains("an owner or admin changes them").doesNotContain("Switch off");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(webhook("For readers").text("name")).isEqualTo("For readers");
    }

    @Test
    void anAdminSwitchesItOffAndOnAndDeletesIt() {
        made("Switched");
        Browser admin = dashboard.as(Role.ADMIN);
        String page = PAGES + "/" + webhook("Switched").id();
        admin.open(page);

        HttpResponse<String> off = admin.submit(page + "/disable", Map.of());
        assertThat(off.statusCode()).isEqualTo(303);
        assertThat(admin.open(location(off)).body()).contains("It is told nothing more.", "Switch on");

        admin.submit(page + "/enable", Map.of());
        assertThat(admin.open(page).body()).contains("Switch off");

        assertThat(location(admin.submit(page + "/delete", Map.of()))).isEqualTo(PAGES);
        assertThat(admin.open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerFindsNothing() {
        made("Hidden");

        assertThat(dashboard.stranger().open(PAGES).statusCode()).isEqualTo(404);
        assertThat(dashboard
                        .stranger()
                        .open("/dashboard/other/webhooks/" + webhook("Hidden").id())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFormOfAnotherPageIsRefused() {
        HttpResponse<String> forged = owner.post(PAGES + "/new", form("Forged"));

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    private void made(String name) {
        owner.open(PAGES + "/new");
        owner.submit(PAGES + "/new", form(name));
    }

    private Thing webhook(String name) {
        return dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "webhooks", Map.of("filter[q][name_eq]", name))
                .one();
    }

    private static Map<String, String> form(String name) {
        return Map.of("name", name, "url", "https://127.0.0.1:9/hook", "topics", "launch.*");
    }
}
