package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.Delivery.Way;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.ServiceFixture;
import io.rialto.server.fixture.TicketFixture;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Services that take signed tokens, through the door. */
@OnEachDatabase
class TokensTest {

    private static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

    private final Door door;

    TokensTest(TestDatabase database) {
        door = new Door(database.emptied())
                .with(
                        aSite().build(),
                        aService().releasing("email").build(),
                        taking(Way.REDIRECT, "https://help.test/sso")
                                .called("help")
                                .build(),
                        taking(Way.REDIRECT, "https://store.test/login/{token}")
                                .called("store")
                                .build(),
                        taking(Way.POST, "https://desk.test/sso").called("desk").build(),
                        taking(Way.WIDGET, "https://shop.test/points")
                                .called("points")
                                .build());
    }

    @Test
    void aTokenGoesInTheAddressSignedWithTheServicesSecret() throws Exception {
        MockHttpServletResponse response = door.launch("help");

        URI location = URI.create(response.getHeader("Location"));
        assertThat(location.toString())
                .startsWith("https://help.test/sso?token=")
                .endsWith("&brand=7");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        SignedJWT token = SignedJWT.parse(location.getQuery().replaceAll("^token=|&brand=7$", ""));
        assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8080/s/main");
        assertThat(claims.getAudience()).containsExactly("https://help.test/sso");
        assertThat(claims.getIssueTime()).isEqualTo(door.clock.instant());
        assertThat(claims.getExpirationTime()).isEqualTo(door.clock.instant().plusSeconds(60));
        assertThat(claims.getJWTID()).hasSizeGreaterThan(20);
        assertThat(claims.getSubject()).hasSize(43);
        assertThat(claims.getStringClaim("email")).isEqualTo("jane.doe@example.test");
        assertThat(claims.getStringListClaim("segments")).isNotEmpty();
        assertThat(claims.getJSONObjectClaim("group")).containsKey("code");
    }

    @Test
    void noTwoTokensAreAlike() throws Exception {
        String first = door.launch("help").getHeader("Location");
        String second = door.launch("help").getHeader("Location");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aTokenCanStandInThePath() {
        assertThat(door.launch("store").getHeader("Location"))
                .matches("https://store\\.test/login/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\?brand=7");
    }

    @Test
    void aPostedTokenIsInNoAddress() throws UnsupportedEncodingException {
        MockHttpServletResponse response = door.launch("desk");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString())
                .contains("<form method=\"post\" action=\"https://desk.test/sso\">")
                .containsPattern("name=\"token\" value=\"[^\"]+\"");
    }

    @Test
    void aWidgetsLinkLeadsToItsPageWithoutAToken() {
        assertThat(door.launch("points").getHeader("Location")).isEqualTo("https://shop.test/points");
    }

    @Test
    void theShopAsksForAWidgetsToken() throws Exception {
        MockHttpServletResponse response = token("points", aTicket().forService("points"));

        assertThat(response.getStatus()).isEqualTo(200);
        var body = JsonMapper.shared().readTree(response.getContentAsString());
        assertThat(body.path("expires_in").asInt()).isEqualTo(60);
        assertThat(SignedJWT.parse(body.path("token").asString()).verify(new MACVerifier(SECRET)))
                .isTrue();
    }

    @Test
    void aTicketForAWidgetIsGoodOnce() {
        TicketFixture ticket = aTicket().forService("points").without("nonce");
        String compact = ticket.build();

        assertThat(token("points", compact).getStatus()).isEqualTo(200);
        assertRefused(token("points", compact), Refusal.REPLAYED);
    }

    @Test
    void aTicketOfABrowserGivesNoTokenAndIsNotUsedUpByAsking() {
        Door.Begun begun = door.begin("/s/main/launch/points");
        String ticket = aTicket().forService("points").withNonce(begun.nonce()).build();

        assertRefused(token("points", ticket), Refusal.OTHER_BROWSER);
        assertThat(door.complete(ticket, begun).getStatus()).isEqualTo(302);
    }

    @Test
    void aTicketForAnotherServiceGivesNoToken() {
        assertRefused(token("points", aTicket().forService("help")), Refusal.WRONG_SERVICE);
        assertRefused(token("services", aTicket().forService("services")), Refusal.WRONG_SERVICE);
    }

    @Test
    void aServiceOfAnotherProtocolGivesNoToken() {
        assertRefused(token("rewards", aTicket().forService("rewards")), Refusal.NO_TOKENS);
    }

    @Test
    void whoeverMayNotEnterGetsNoToken() {
        door.with(
                aSite().build(),
                taking(Way.WIDGET, "https://shop.test/points")
                        .called("points")
                        .allowing("'vip' in customer.segments")
                        .build());

        assertRefused(token("points", aTicket().forService("points")), Refusal.NOT_ENTITLED);
        assertRefused(token("points", aTicket().forService("points").with("act", "admin")), Refusal.IMPERSONATED);
        assertRefused(door.go(get("/s/main/token/points").header("Accept", "application/json")), Refusal.GUEST);
    }

    @Test
    void aMissingAttributeIsNamedBeforeAnythingIsSigned() {
        assertRefused(
                token("points", aTicket().forService("points").withoutCustomer("email")), Refusal.ATTRIBUTE_MISSING);
    }

    @Test
    void aServiceWithoutItsSecretFailsAndSignsNothing() {
        door.with(
                aSite().build(),
                taking(Way.REDIRECT, "https://help.test/sso")
                        .called("help")
                        .speaking(jwt(Way.REDIRECT, "https://help.test/sso"), Secrets.NONE)
                        .build());

        MockHttpServletResponse response = door.launch("help");

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getHeader("Location")).isNull();
    }

    private MockHttpServletResponse token(String service, TicketFixture ticket) {
        return token(service, ticket.without("nonce").build());
    }

    private MockHttpServletResponse token(String service, String ticket) {
        return door.go(get("/s/main/token/" + service)
                .header("Authorization", "Bearer " + ticket)
                .header("Accept", "application/json"));
    }

    private static void assertRefused(MockHttpServletResponse response, Refusal reason) {
        try {
            assertThat(response.getContentAsString()).contains("\"code\":\"" + reason.code() + "\"");
            assertThat(response.getStatus()).isEqualTo(reason.status());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceFixture taking(Way way, String address) {
        return aService()
                .releasing("email")
                .requiring("email")
                .releasing("segments")
                .releasing("group", "{'code': customer.group.code}")
                .speaking(jwt(way, address), new Secrets(new Secret(SECRET), null, null));
    }

    private static Jwt jwt(Way way, String address) {
        return new Jwt(
                Jwt.Algorithm.HS256,
                NameIdKind.PERSISTENT,
                null,
                new Jwt.Claims(EnumSet.allOf(Registered.class), null, null, "sub", null, Duration.ofMinutes(1)),
                new Delivery(way, address, "token", Map.of("brand", "7"), null),
                new Jwt.Login(null, List.of(), List.of(), null));
    }
}
