package io.rialto.server.dashboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log of changes, as each role sees it. */
class EventPagesTest {

    private static final String PAGES = "/dashboard/acme/events";

    private final OpenDashboard dashboard = OpenDashboard.shared();

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleReadsChecksAndExports(Role role) {
        happened("before", "after");
        Browser browser = dashboard.as(role);

        String page = browser.open(PAGES).body();
        HttpResponse<String> checked = browser.submit(PAGES + "/check", Map.of());
        HttpResponse<String> csv = browser.open(PAGES + "/export.csv");

        assertThat(page).contains("Changed service", "before → ").doesNotContain("style=");
        assertThat(checked.body()).contains("entries, intact.");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"events.csv\"");
        assertThat(csv.body()).startsWith("number,id,created_at,who,event").contains("\"services\"");
    }

    @Test
    void whatAChangeIsAboutIsCalledByItsName() {
        Browser owner = dashboard.as(Role.OWNER);

        owner.submit(
                "/dashboard/acme/webhooks/new", Map.of("name", "Told of all", "url", "https://x.test/", "topics", "*"));

        assertThat(owner.open(PAGES + "?type=webhooks").body()).contains("Made webhook", "<code>Told of all</code>");
    }

    @Test
    void whatHasANameIsCalledByItAlsoWhereTheChangeDoesNotTellIt() {
        Browser owner = dashboard.as(Role.OWNER);
        owner.submit(
                "/dashboard/acme/webhooks/new", Map.of("name", "Told of it", "url", "https://x.test/", "topics", "*"));
        String id = dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "webhooks", Map.of("filter[q][name_eq]", "Told of it"))
                .one()
                .id();

        owner.submit("/dashboard/acme/webhooks/" + id + "/disable", Map.of());

        assertThat(owner.open(PAGES + "?type=webhooks").body()).contains("Changed webhook</b> <code>Told of it</code>");
    }

    @Test
    void whatFitsTheFilterIsShownAndExported() {
        happened("a", "b");
        Browser owner = dashboard.as(Role.OWNER);

        assertThat(owner.open(PAGES + "?type=services&who=file").body()).contains("Changed service");
        assertThat(owner.open(PAGES + "?type=services&who=system").body()).contains("Nothing fits");
        assertThat(owner.open(PAGES + "?since=2001-01-01&until=2001-01-02").body())
                .contains("Nothing fits");
        assertThat(owner.open(PAGES + "/export.jsonl?type=services&who=system").body())
                .isEmpty();
    }

    @Test
    void allOfAPageAndMoreIsExportedOnceAndInItsOrder() {
        for (int number = 0; number < 30; number++) {
            happened("x", "many-" + number);
        }

        String lines = dashboard
                .as(Role.AUDITOR)
                .open(PAGES + "/export.jsonl?type=services")
                .body();

        assertThat(lines.lines().filter(line -> line.contains("many-")))
                .hasSize(30)
                .first()
                .asString()
                .contains("many-0");
    }

    @Test
    void aLongChangeIsShownToo() {
        happened("x".repeat(20_000), "y".repeat(70_000));

        HttpResponse<String> page = dashboard.as(Role.AUDITOR).open(PAGES);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("x".repeat(20_000) + " → ", "y".repeat(70_000));
    }

    @Test
    void whatWasNothingBeforeIsShownAsSuch() {
        happened(null, "named-at-last");

        assertThat(dashboard.as(Role.AUDITOR).open(PAGES).body())
                .contains("<span>named-at-last</span>")
                .doesNotContain("named-at-last → ");
    }

    @Test
    void theApiGivesTheSameFile() {
        happened("=1+1", "same-file");
        String filter = "versions?filter%5Bq%5D%5Bresource_type_eq%5D=services";

        ApiClient.Reply file = api(dashboard.caller(Role.OWNER)).get(filter, "Accept", "text/csv");
        ApiClient.Reply others = api(dashboard.strangersCaller()).get("versions", "Accept", "text/csv");

        assertThat(file.is(200).http().body())
                .isEqualTo(dashboard
                        .as(Role.AUDITOR)
                        .open(PAGES + "/export.csv?type=services")
                        .body())
                .contains("same-file");
        assertThat(others.is(200).http().body()).startsWith("number,id").doesNotContain("same-file");
    }

    @Test
    void aStrangerFindsNothing() {
        assertThat(dashboard.stranger().open(PAGES).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open(PAGES + "/export.csv").statusCode())
                .isEqualTo(404);
    }

    private ApiClient api(Caller caller) {
        Reply.Done made = (Reply.Done) dashboard
                .server()
                .bean(Desk.class)
                .create(caller, "api_credentials", Map.of("name", "Export", "kind", "user"));
        HttpResponse<String> token = dashboard
                .server()
                .post(
                        "/oauth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=" + made.one().text("client_id") + "&client_secret="
                                + made.one().text("client_secret"));
        return new ApiClient(
                dashboard.server(), token.body().replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1"));
    }

    private void happened(String before, String after) {
        var acme = dashboard.server().bean(Organizations.class).bySlug("acme").orElseThrow();
        dashboard
                .server()
                .bean(Changes.class)
                .record(
                        new Subject(acme.id().value(), "services", "rewards"),
                        Event.UPDATE,
                        new Alterations().of("name", before, after),
                        Who.FILE);
    }
}
