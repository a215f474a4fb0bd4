package io.rialto.server.handoff.oidc;

import static io.rialto.server.customer.ShopEvent.What.DISABLED;
import static io.rialto.server.customer.ShopEvent.What.ENABLED;
import static io.rialto.server.customer.ShopEvent.What.LOGGED_OUT;
import static io.rialto.server.fixture.Fixtures.anEvent;
import static io.rialto.server.handoff.oidc.Relying.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.customer.ShopEvent.What;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.link.Endings;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logouts;
import io.rialto.server.search.Search;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the shop says of a customer, and what that leaves of logins. */
@OnEachDatabase
class ShutOutTest {

    private final TheProvider provider;
    private final String customer = UUID.randomUUID().toString();

    ShutOutTest(TestDatabase database) {
        provider = TheProvider.on(database);
    }

    @BeforeEach
    void nothingHeard() {
        provider.told.forget();
    }

    @ParameterizedTest
    @EnumSource(
            value = What.class,
            names = {"DISABLED", "DELETED"})
    void ofWhoIsShutOutNothingIsLeft(What what) {
        Relying club = Relying.club(provider).of(customer);
        JsonNode offline = club.with("scope", "openid email offline_access").tokens();
        JsonNode app = Relying.app(provider).of(customer).tokens();
        String code = club.code();

        assertThat(tell(what)).isEqualTo(204);

        assertThat(club.userInfo(offline.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(club.refresh(offline.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(code))).isEqualTo("400 invalid_grant");
        assertThat(error(Relying.app(provider).refresh(app.get("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
        assertThat(grants()).isZero();
    }

    @Test
    void otherCustomersAndOtherSitesKeepWhatTheyHave() {
        Relying other = Relying.club(provider).of(customer + "-other");
        JsonNode others = other.tokens();
        JsonNode elsewhere = Relying.otherClub(provider).of(customer).tokens();

        tell(DISABLED);

        assertThat(other.userInfo(others.get("access_token").asString()).statusCode())
                .isEqualTo(200);
        assertThat(Relying.otherClub(provider)
                        .userInfo(elsewhere.get("access_token").asString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Back-Channel Logout §2.7: what was granted to outlast the session does")
    void aLogoutEndsWhatLivedByTheSession() {
        Relying club = Relying.club(provider).of(customer);
        String code = club.code();
        JsonNode tokens = club.tokens();
        JsonNode offline = club.with("scope", "openid offline_access").tokens();

        tell(LOGGED_OUT);

        assertThat(club.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(club.redeem(code))).isEqualTo("400 invalid_grant");
        assertThat(club.refresh(offline.get("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = What.class,
            names = {"DISABLED", "DELETED", "LOGGED_OUT"})
    void theServiceIsToldOfEachSession(What what) {
        Relying told = Relying.told(provider).of(customer);
        JsonNode first = told.tokens();
        JsonNode second = told.tokens();

        tell(what);

        hears(told, first, second);
    }

    @Test
    void aSessionIsKnownLongerThanItsTokensLive() {
        Relying told = Relying.told(provider).of(customer);
        JsonNode tokens = told.tokens();
        // It is written a moment after the launch, and a day goes by at once here.
        await().atMost(Duration.ofSeconds(20)).until(() -> links() > 0);
        provider.advance(Duration.ofHours(23));
        provider.removeOver();

        tell(DISABLED);

        hears(told, tokens);
    }

    @Test
    void aServiceThatIsDownHoldsNothingUp() {
        provider.told.answering(503);
        Relying told = Relying.told(provider).of(customer);
        JsonNode tokens = told.tokens();

        assertThat(tell(DISABLED)).isEqualTo(204);

        assertThat(told.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        heard(told);
        provider.told.answering(200);
    }

    @Test
    void whoIsEnabledAgainLogsInAnew() {
        Relying club = Relying.club(provider).of(customer);
        JsonNode before = club.tokens();
        tell(DISABLED);
        provider.advance(Duration.ofSeconds(1));

        tell(ENABLED);

        assertThat(club.userInfo(before.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        JsonNode after = club.tokens();
        assertThat(club.userInfo(after.get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAnotherNodeGrantedMeanwhileOpensNothing() {
        Relying app = Relying.app(provider).of(customer);
        JsonNode tokens = app.tokens();
        String code = app.code();
        closeWithoutEndingGrants();

        assertThat(app.userInfo(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(app.refresh(tokens.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(error(app.redeem(code))).isEqualTo("400 invalid_grant");
        assertThat(grants()).isZero();
    }

    @Test
    void whoEndsAServiceLosesWhatItHasOfThemAndIsAskedBeforeItGetsMore() {
        Relying club = Relying.club(provider).of(customer);
        JsonNode offline = club.with("scope", "openid email offline_access").tokens();
        String code = club.code();
        Relying app = Relying.app(provider).of(customer);
        JsonNode others = app.tokens();
        // It is written a moment after the launch.
        await().atMost(Duration.ofSeconds(20)).until(() -> links() > 1);

        provider.server.bean(Endings.class).end(site(), customer, club());

        assertThat(club.userInfo(offline.get("access_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(error(club.refresh(offline.get("refresh_token").asString()))).isEqualTo("400 invalid_grant");
        assertThat(error(club.redeem(code))).isEqualTo("400 invalid_grant");
        assertThat(app.userInfo(others.get("access_token").asString()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> asked = club.login();
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.body()).contains("You ended ", "Enter again");

        provider.server.bean(Endings.class).resume(site(), customer, club());

        assertThat(club.userInfo(club.tokens().get("access_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void staffReadThatAServiceCouldNotBeToldOfALogout() {
        JsonNode login = Relying.told(provider).of(customer).tokens();
        List<Logout> before = noted();
        provider.told.answering(503);
        try {
            tell(LOGGED_OUT);

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> noted().size() > before.size());
        } finally {
            provider.told.answering(200);
        }

        assertThat(login).isNotEmpty();
        assertThat(noted().stream().filter(logout -> !before.contains(logout)))
                .singleElement()
                .satisfies(logout -> {
                    assertThat(logout.begunBy()).isEqualTo(Logout.Beginning.SHOP_CALL);
                    assertThat(logout.way()).isEqualTo(Logout.Way.CALL);
                    assertThat(logout.took()).isNotNull();
                });
    }

    /** What failed: nothing else here does. */
    private List<Logout> noted() {
        return provider.server.bean(Logouts.class).search(Set.of(site()), Search.everything()).items().stream()
                .filter(logout -> logout.outcome() == Logout.Outcome.UNREACHABLE)
                .toList();
    }

    private ServiceId club() {
        return provider.server
                .bean(ExternalServices.class)
                .bySlug(site(), "club")
                .orElseThrow()
                .id();
    }

    /** As if the grants were written by a node that had not heard of it yet. */
    private void closeWithoutEndingGrants() {
        provider.jdbc()
                .sql("update standing_revision set changes = changes + 1 where id = 1")
                .update();
        provider.jdbc().sql("""
                        insert into customer_standing (site_id, customer, state, revision, changed_at)
                        select ?, ?, 'DISABLED', changes, current_timestamp from standing_revision
                        """).params(site().value(), hash()).update();
        provider.server.bean(Snapshots.class).refresh();
    }

    private int tell(What what) {
        return provider.tell("main", anEvent(what).of(customer)).statusCode();
    }

    /** Sooner or later of each session; what is repeated, or left over from an earlier customer, does no harm. */
    private void hears(Relying told, JsonNode... logins) {
        Set<String> missing = new HashSet<>();
        for (JsonNode login : logins) {
            missing.add(session(told, login));
        }
        while (!missing.isEmpty()) {
            missing.remove(heard(told));
        }
    }

    private String heard(Relying told) {
        String body = provider.told.next();
        return told.verified(body.substring("logout_token=".length()))
                .get("sid")
                .asString();
    }

    private static String session(Relying client, JsonNode tokens) {
        return client.verified(tokens.get("id_token").asString()).get("sid").asString();
    }

    private long links() {
        return provider.jdbc()
                .sql("select count(*) from link where site_id = ? and customer = ?")
                .params(site().value(), hash())
                .query(Long.class)
                .single();
    }

    private long grants() {
        return provider.jdbc()
                .sql("select count(*) from oidc_grant where site_id = ? and customer = ?")
                .params(site().value(), hash())
                .query(Long.class)
                .single();
    }

    private String hash() {
        return provider.server.bean(Pseudonyms.class).of(site(), "customer", customer);
    }

    private SiteId site() {
        return provider.server.bean(Sites.class).bySlug("main").orElseThrow().id();
    }
}
