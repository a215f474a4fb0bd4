package io.rialto.server.handoff.api;

import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.Asking;
import io.rialto.server.fixture.Fixtures;
import io.rialto.server.site.Site;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiLoginTest {

    private final Asking asking = asking("redirectUrl");

    private static Asking asking(@Nullable String target) {
        return asking(aSite().build(), target);
    }

    private static Asking asking(Site site, @Nullable String target) {
        return Asking.of(site, ApiLoginController::new, school(target));
    }

    private static ExternalService school(@Nullable String target) {
        return Fixtures.aService()
                .called("school")
                .speaking(
                        new Api(URI.create("https://school.test"), NameIdKind.PERSISTENT, null, target),
                        new Secrets(new Secret("a-secret"), null, null))
                .build();
    }

    @Test
    void theCustomerLandsWhereTheLoginBegan() {
        int status = asking.status(get("/s/main/api/school")
                .param("action", "login")
                .param("redirectUrl", "https://school.test/course?a=1"));

        assertThat(status).isEqualTo(200);
        assertThat(new ApiHandoff().landing(Optional.of(asking.asked()), Optional.empty()))
                .contains("https://school.test/course?a=1");
    }

    @Test
    void whoOnlyLooksBeginsNoLogin() {
        int status = asking.status(head("/s/main/api/school").param("action", "login"));

        assertThat(status).isEqualTo(405);
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void whoNamesNoPlaceLandsWhereTheLinkLeads() {
        int status = asking.status(get("/s/main/api/school").param("action", "signup"));

        assertThat(status).isEqualTo(200);
        assertThat(new ApiHandoff().landing(Optional.of(asking.asked()), Optional.of("https://school.test/start")))
                .contains("https://school.test/start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test/",
                "/path",
                "https://school.test@evil.test/",
                "https://school.test.evil.test/",
                "http://school.test/",
                "https://school.test:444/",
                "javascript:alert(1)",
                "not a uri",
                ""
            })
    void customersLandNowhereElse(String target) {
        assertThat(asking.refusal(get("/s/main/api/school").param("redirectUrl", target)))
                .isEqualTo("400 api_foreign_target");
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void aPlaceThatIsNamedTwiceOrWithoutEndIsNone() {
        assertThat(asking.refusal(get("/s/main/api/school")
                        .param("redirectUrl", "https://school.test/a", "https://school.test/b")))
                .isEqualTo("400 api_foreign_target");
        assertThat(asking.refusal(
                        get("/s/main/api/school").param("redirectUrl", "https://school.test/" + "a".repeat(1_024))))
                .isEqualTo("400 api_foreign_target");
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void aPasswordIsTheShopsAffair() {
        assertThat(asking.status(get("/s/main/api/school").param("action", "passwordreset")))
                .isEqualTo(302);
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void whereNoShopIsConnectedAPageSaysSoAndNoLoginBegins() {
        Asking alone = asking(aSite().withoutAShop().build(), "redirectUrl");

        assertThat(alone.refusal(get("/s/main/api/school").param("action", "passwordreset")))
                .isEqualTo("404 api_no_password");
        assertThat(alone.wasAsked()).isFalse();
    }

    @Test
    void whoDoesNotBeginHasNoSuchDoor() {
        assertThat(asking(null).refusal(get("/s/main/api/school"))).isEqualTo("404 api_unknown_service");
        assertThat(asking.refusal(get("/s/main/api/nobody"))).isEqualTo("404 api_unknown_service");
        assertThat(asking.refusal(get("/s/elsewhere/api/school"))).isEqualTo("404 unknown_site");
    }
}
