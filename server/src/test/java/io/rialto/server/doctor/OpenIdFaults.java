package io.rialto.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.server.fixture.SiteFixture;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.signin.Browser;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be wrong with what clients, forums and the shop itself ask of a running server. */
final class OpenIdFaults {

    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    private final FaultyPlace place;
    private final List<Injected> faults = new ArrayList<>();

    private OpenIdFaults(FaultyPlace place) {
        this.place = place;
    }

    static List<Injected> at(FaultyPlace place) {
        OpenIdFaults all = new OpenIdFaults(place);
        all.theShop();
        all.authorization();
        all.tokens();
        all.others();
        return all.faults;
    }

    private void theShop() {
        launch("the key was changed at the shop, says the API", "ticket_key_changed_at_shop", () -> {
            enterWell();
            return enter(ticket -> ticket.sealedWith(SiteFixture.key(9)));
        });
        launch("an old page is opened again, says the API", "page_reopened", () -> {
            enterWell();
            return enter(ticket -> ticket.madeAt(Instant.now().minusSeconds(600)));
        });
    }

    /** What went well is written down behind the answer. */
    private void enterWell() {
        enter(UnaryOperator.identity());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> place.server()
                                .bean(JdbcClient.class)
                                .sql("select count(*) from launch_trace where good = true")
                                .query(Long.class)
                                .single()
                        > 0);
    }

    private HttpResponse<String> enter(UnaryOperator<TicketFixture> changed) {
        Browser browser = place.browser();
        return place.comeBack(browser, browser.open("/s/main/launch/rewards"), changed.apply(place.ticket("rewards")));
    }

    private void authorization() {
        authorize("the client ID is another", "client_id_differs", asked -> asked.put("client_id", "klub"));
        authorize(
                "the redirect URI has a slash more",
                "redirect_uri_differs",
                asked -> asked.put("redirect_uri", "https://club.test/cb/"));
        authorize("the client does not know PKCE", "pkce_missing", asked -> {
            asked.remove("code_challenge");
            asked.remove("code_challenge_method");
        });
        authorize("the client forgets the scope openid", "scope_openid_missing", asked -> asked.put("scope", "email"));
        authorize(
                "the client speaks the implicit flow",
                "response_type_unsupported",
                asked -> asked.put("response_type", "token"));
        authorize(
                "the client sends a request object",
                "authorize_request_refused",
                asked -> asked.put("request", "eyJhbGciOiJub25lIn0.e30."));
    }

    private void tokens() {
        redeem("the client secret is another", "client_secret_differs", "club", "another", asked -> {});
        redeem("the client's ID is another at the token endpoint", "client_id_differs", "klub", "x", asked -> {});
        redeem("the code is none", "code_unknown", "club", FaultyPlace.SECRET, asked -> asked.put("code", "none"));
        redeem(
                "the redirect URI differs at the token endpoint",
                "token_redirect_uri_differs",
                "club",
                FaultyPlace.SECRET,
                asked -> asked.put("redirect_uri", "https://club.test/other"));
        redeem(
                "the PKCE verifier is another's",
                "pkce_verifier_wrong",
                "club",
                FaultyPlace.SECRET,
                asked -> asked.put("code_verifier", VERIFIER + "x"));
        launch("the service's page is reloaded", "code_used", () -> {
            Map<String, String> asked = exchange();
            post(asked, "club", FaultyPlace.SECRET);
            return post(asked, "club", FaultyPlace.SECRET);
        });
        launch("the client shows its secret in another way", "client_authentication_differs", () -> {
            Map<String, String> asked = exchange();
            asked.put("client_id", "club");
            asked.put("client_secret", FaultyPlace.SECRET);
            return place.browser().post("/s/main/oauth2/token", asked);
        });
    }

    private void others() {
        launch(
                "the forum's secret is another",
                "discourse_secret_differs",
                () -> place.browser().open("/s/main/discourse/sso?sso=bm9uY2U9eA%3D%3D&sig=" + "0".repeat(64)));
        launch(
                "a service's address has a typing error",
                "service_unknown",
                () -> place.browser().open("/s/main/jwt/typo"));
    }

    private void authorize(String name, String cause, Consumer<Map<String, String>> wrong) {
        launch(name, cause, () -> {
            Map<String, String> asked = asked();
            wrong.accept(asked);
            return place.browser().open("/s/main/oauth2/authorize?" + form(asked));
        });
    }

    private void redeem(String name, String cause, String client, String secret, Consumer<Map<String, String>> wrong) {
        launch(name, cause, () -> {
            Map<String, String> asked = exchange();
            wrong.accept(asked);
            return post(asked, client, secret);
        });
    }

    private void launch(String name, String cause, Supplier<HttpResponse<String>> made) {
        faults.add(new Injected(name, cause, () -> place.ofLaunch(made.get())));
    }

    private static Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", "club");
        asked.put("redirect_uri", "https://club.test/cb");
        asked.put("scope", "openid");
        asked.put("code_challenge", challenge());
        asked.put("code_challenge_method", "S256");
        return asked;
    }

    /** With the code of a good login. */
    private Map<String, String> exchange() {
        Browser browser = place.browser();
        HttpResponse<String> back = place.comeBack(
                browser, browser.open("/s/main/oauth2/authorize?" + form(asked())), place.ticket("club"));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", Browser.location(back).replaceFirst(".*[?&]code=([^&]+).*", "$1"));
        asked.put("redirect_uri", "https://club.test/cb");
        asked.put("code_verifier", VERIFIER);
        return asked;
    }

    private HttpResponse<String> post(Map<String, String> asked, String client, String secret) {
        return place.server()
                .post(
                        "/s/main/oauth2/token",
                        "application/x-www-form-urlencoded",
                        form(asked),
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8)));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
