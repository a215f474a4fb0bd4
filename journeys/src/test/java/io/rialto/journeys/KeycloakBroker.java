package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A realm of Keycloak as {@code docs/keycloak-as-broker.md} sets it up: it takes in whom the shop knows, for two applications of its own,
 * one that begins logins and one that is entered from the shop.
 */
record KeycloakBroker(RunningKeycloak keycloak, String realm) {

    static final String CALLBACK = "https://app.test/callback";
    static final String GOODBYE = "https://app.test/goodbye";
    static final String PORTAL = "https://portal.test/saml/acs";

    private static final String ALIAS = "shop";
    private static final int MOST_STEPS = 15;

    static KeycloakBroker made(RunningKeycloak keycloak, String realm) {
        Map<String, Object> app = Map.of(
                "clientId",
                "app",
                "publicClient",
                true,
                "redirectUris",
                List.of(CALLBACK),
                "attributes",
                Map.of("post.logout.redirect.uris", GOODBYE));
        Map<String, Object> portal = Map.of(
                "clientId",
                "https://portal.test/saml",
                "protocol",
                "saml",
                "redirectUris",
                List.of("https://portal.test/*"),
                "attributes",
                Map.of(
                        "saml_idp_initiated_sso_url_name", "portal",
                        "saml_assertion_consumer_url_post", PORTAL,
                        "saml.client.signature", "false"));
        keycloak.make("", Map.of("realm", realm, "enabled", true, "clients", List.of(app, portal)));
        KeycloakBroker broker = new KeycloakBroker(keycloak, realm);
        broker.makeAccountsWithoutAsking();
        return broker;
    }

    private void makeAccountsWithoutAsking() {
        String flows = "/" + realm + "/authentication/flows";
        keycloak.make(flows, Map.of("alias", "jit", "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        keycloak.make(flows + "/jit/executions/execution", Map.of("provider", "idp-create-user-if-unique"));
        Map<String, Object> step = new LinkedHashMap<>();
        step.put(
                "id", keycloak.read(flows + "/jit/executions").get(0).path("id").asString());
        step.put("requirement", "REQUIRED");
        keycloak.change(flows + "/jit/executions", step);
    }

    /** Trusts what publishes itself at an address. */
    void trust(String kind, String published, Map<String, String> more) {
        JsonNode imported = keycloak.make(
                        "/" + realm + "/identity-provider/import-config",
                        Map.of("providerId", kind, "fromUrl", published))
                .json();
        Map<String, Object> config = new LinkedHashMap<>();
        imported.properties()
                .forEach(one -> config.put(one.getKey(), one.getValue().asString()));
        config.putAll(more);
        config.put("syncMode", "FORCE");
        keycloak.make(
                "/" + realm + "/identity-provider/instances",
                Map.of(
                        "alias",
                        ALIAS,
                        "providerId",
                        kind,
                        "enabled",
                        true,
                        "trustEmail",
                        true,
                        "firstBrokerLoginFlowAlias",
                        "jit",
                        "config",
                        config));
    }

    /** Says which attribute of a SAML assertion is what of the account. */
    void takes(String attribute, String field) {
        keycloak.make(
                "/" + realm + "/identity-provider/instances/" + ALIAS + "/mappers",
                Map.of(
                        "name",
                        attribute,
                        "identityProviderAlias",
                        ALIAS,
                        "identityProviderMapper",
                        "saml-user-attribute-idp-mapper",
                        "config",
                        Map.of("syncMode", "INHERIT", "attribute.name", attribute, "user.attribute", field)));
    }

    String issuer() {
        return keycloak.issuer(realm);
    }

    String endpoint() {
        return issuer() + "/broker/" + ALIAS + "/endpoint";
    }

    /** Goes from the application to the shop. */
    Answer toTheShop(Visitor visitor, Shop shop) {
        String address =
                issuer() + "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid&state=s"
                        + "&kc_idp_hint=" + ALIAS + "&redirect_uri=" + encoded(CALLBACK);
        return walk(visitor, visitor.get(URI.create(address)), shop.baseUrl());
    }

    /** The whole way: from the application to the shop, where somebody is logged in, and back. Answers the application's tokens. */
    JsonNode login(Visitor visitor, Shop shop, String service, Person person) {
        String nonce = toTheShop(visitor, shop).queryOfLocation("nonce");
        Answer back = walk(visitor, shop.complete(visitor, shop.ticket(service, nonce, person)), CALLBACK);
        return tokens(visitor, Map.of("grant_type", "authorization_code", "code", back.queryOfLocation("code")))
                .json();
    }

    Answer tokens(Visitor visitor, Map<String, String> grant) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("client_id", "app", "redirect_uri", CALLBACK));
        all.putAll(grant);
        return visitor.post(URI.create(issuer() + "/protocol/openid-connect/token"), all);
    }

    /** Somebody logs out of the application. Answers how the browser is sent back to it. */
    Answer logout(Visitor visitor, JsonNode tokens) {
        String address = issuer() + "/protocol/openid-connect/logout?post_logout_redirect_uri=" + encoded(GOODBYE)
                + "&id_token_hint=" + tokens.path("id_token").asString();
        return walk(visitor, visitor.get(URI.create(address)), GOODBYE);
    }

    /** As a browser does: follows redirects, and posts what posts itself. A page that asks for anything is an error. */
    static Answer walk(Visitor visitor, Answer answer, String end) {
        Answer now = answer;
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean redirected = now.headers().firstValue("Location").isPresent();
            if (redirected && now.location().toString().startsWith(end)) {
                return now;
            }
            if (!redirected && !now.body().contains("document.forms[0].submit()")) {
                throw new AssertionError("stopped at " + now.uri() + " with " + now.status() + ": " + now.body());
            }
            if (!redirected && now.form().action().toString().startsWith(end)) {
                return now;
            }
            now = redirected ? visitor.follow(now) : visitor.submit(now);
        }
        throw new AssertionError("never came to " + end);
    }

    List<JsonNode> accounts() {
        return StreamSupport.stream(keycloak.read("/" + realm + "/users").spliterator(), false)
                .toList();
    }

    int sessions(JsonNode account) {
        return keycloak.read("/" + realm + "/users/" + account.path("id").asString() + "/sessions")
                .size();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
