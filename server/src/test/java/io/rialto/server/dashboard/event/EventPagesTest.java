package io.rialto.server.dashboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.dashboard.OpenDashboard;
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
    void aStrangerFindsNothing() {
        assertThat(dashboard.stranger().open(PAGES).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open(PAGES + "/export.csv").statusCode())
                .isEqualTo(404);
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
