package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rialto.journeys.LoopbackSite.Shown;
import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.TrustedIdentityProvider;
import io.rialto.kit.Verdict;
import io.rialto.saml.AuthnRequest;
import io.rialto.saml.Delivered;
import io.rialto.saml.Inbox;
import io.rialto.saml.SigningKey;
import io.rialto.saml.Status;
import io.rialto.saml.StatusResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Two services on one site: one that asks, is answered and is told of logouts by posts, and one by OpenID Connect. */
record AskingSite(LoopbackSite service, Shop shop, SigningKey key, String secret) {

    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";
    private static final String CHALLENGE = "y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw";

    void open() {
        String sso = shop.issuer() + "/saml/sso";
        service.with("/frame", (given, cookies) -> Shown.page("a frame"))
                .with(
                        "/begin",
                        (given, cookies) -> Shown.page(form(
                                        sso,
                                        Map.of("SAMLRequest", encoded(asking(sso)), "RelayState", "where she was"),
                                        "Log in"))
                                .with("everywhere=yes; Secure; SameSite=None"))
                .with("/acs", (given, cookies) -> Shown.page(welcome(given)).with("inside=yes; HttpOnly; SameSite=Lax"))
                .with(
                        "/slo",
                        (given, cookies) -> Shown.page(form(shop.issuer() + "/saml/slo", answer(given), "Go on")
                                + "<script>document.forms[0].submit()" + "</script>"))
                .with(
                        "/login",
                        (given, cookies) -> Shown.redirect(shop.issuer()
                                        + "/oauth2/authorize?client_id=club&response_type=code&scope=openid&state=s&redirect_uri="
                                        + URLEncoder.encode(service.url() + "/callback", UTF_8)
                                        + "&code_challenge_method=S256&code_challenge=" + CHALLENGE)
                                .with("state=s; HttpOnly; SameSite=Lax"))
                .with("/callback", (given, cookies) -> Shown.page(welcome(given, cookies)))
                .with("/bye", (given, cookies) -> Shown.page("<p>Good bye from the club</p>"));
    }

    private String asking(String sso) {
        return new String(
                new AuthnRequest("_q1", Instant.now(), service.url(), sso, service.url() + "/acs", false, false)
                        .write(key),
                UTF_8);
    }

    private String welcome(Map<String, String> posted) {
        ServiceProvider kit = new ServiceProvider(Settings.of(
                service.url(),
                service.url() + "/acs",
                TrustedIdentityProvider.fromMetadata(
                        new Visitor().get(shop.metadataLink()).body().getBytes(UTF_8))));
        String message = posted.get("SAMLResponse");
        // The request was this service's own; the library is asked whether the rest is right.
        Verdict verdict = posted.containsKey("RelayState") ? kit.check(message, "_q1") : kit.check(message);
        return switch (verdict) {
            case Verdict.Accepted(var login) ->
                "<p>Welcome " + login.attribute("email").orElse("stranger") + ", "
                        + posted.getOrDefault("RelayState", "from the shop") + "</p>";
            case Verdict.Refused(var reason, var detail) -> "<p>Refused: " + reason + "</p>";
        };
    }

    private String welcome(Map<String, String> given, String cookies) {
        String basic = Base64.getEncoder().encodeToString(("club:" + URLEncoder.encode(secret, UTF_8)).getBytes(UTF_8));
        Answer tokens = new Visitor()
                .post(
                        URI.create(shop.issuer() + "/oauth2/token"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                given.getOrDefault("code", "none"),
                                "redirect_uri",
                                service.url() + "/callback",
                                "code_verifier",
                                VERIFIER),
                        "Authorization",
                        "Basic " + basic);
        String token = tokens.json().path("id_token").asString();
        return cookies.contains("state=" + given.get("state"))
                ? "<p>Welcome to the club, status " + tokens.status() + "</p>"
                        + form(
                                shop.issuer() + "/oauth2/logout",
                                Map.of("id_token_hint", token, "post_logout_redirect_uri", service.url() + "/bye"),
                                "Log out of the club")
                : "<p>Your browser forgot what it began</p>";
    }

    private Map<String, String> answer(Map<String, String> posted) {
        Delivered delivered = (Delivered) Inbox.posted(Map.of("SAMLRequest", List.of(posted.get("SAMLRequest"))));
        StatusResponse response = new StatusResponse(
                StatusResponse.Kind.LOGOUT,
                "_a1",
                Instant.now(),
                service.url(),
                shop.issuer() + "/saml/slo",
                delivered.message().envelope().id(),
                Status.success());
        return Map.of(
                "SAMLResponse",
                encoded(new String(response.write(key), UTF_8)),
                "RelayState",
                posted.get("RelayState"));
    }

    private static String form(String action, Map<String, String> fields, String button) {
        StringBuilder html = new StringBuilder("<form method='post' action='" + action + "'>");
        fields.forEach((name, value) -> html.append("<input type='hidden' name='" + name + "' value='" + value + "'>"));
        return html + "<button>" + button + "</button></form>";
    }

    private static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }
}
