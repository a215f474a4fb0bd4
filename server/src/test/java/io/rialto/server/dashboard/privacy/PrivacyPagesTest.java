package io.rialto.server.dashboard.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Csv;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.organization.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves for whom, as each role reads it. */
class PrivacyPagesTest {

    private final OpenDashboard dashboard = OpenDashboard.shared();

    @ParameterizedTest
    @EnumSource
    void everybodyReadsWhatLeavesAndTakesItAlong(Role role) {
        HttpResponse<String> file = dashboard.as(role).open(csv("acme"));

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body())
                .startsWith("service,name_at_the_service,from,needed_by_the_service,sensitive\r\n")
                .contains("\"help\",\"email\",\"customer.email\",\"yes\"")
                .doesNotContain("a-secret-of-thirty");
        assertThat(dashboard.as(role).open("/dashboard/acme/privacy").body())
                .contains("What is kept here", "Download as CSV")
                .doesNotContain("a-secret-of-thirty");
    }

    @Test
    void aStrangerFindsNothing() {
        assertThat(dashboard.stranger().open("/dashboard/acme/privacy").statusCode())
                .isEqualTo(404);
        assertThat(dashboard.stranger().open(csv("other")).statusCode()).isEqualTo(404);
        assertThat(dashboard.stranger().open("/dashboard/other/privacy").body()).contains("nothing leaves");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {"customer.email; \"customer.email\"", "=1+1; \"'=1+1\"", "a \"b\"; \"a \"\"b\"\"\""})
    void noCellIsAFormula(String value, String cell) {
        assertThat(Csv.cell(value)).isEqualTo(cell);
    }

    private String csv(String organization) {
        String id = dashboard
                .server()
                .bean(Desk.class)
                .list(dashboard.caller(Role.OWNER), "services", Map.of("filter[q][slug_eq]", "help"))
                .one()
                .id();
        return "/dashboard/" + organization + "/privacy/" + id + "/map.csv";
    }
}
