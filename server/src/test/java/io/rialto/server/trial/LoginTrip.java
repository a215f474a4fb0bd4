package io.rialto.server.trial;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A persona's way into the twin of a service of the site "keyed" that asks for its tokens itself, step by step. */
final class LoginTrip {

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final Browser browser = new Browser(dashboard.server());
    private final Thing made;
    private String query = "";
    private Map<String, String> answer = Map.of();

    private LoginTrip(Thing made) {
        this.made = made;
    }

    static LoginTrip into(String service, String persona) {
        Desk desk = OpenDashboard.shared().server().bean(Desk.class);
        Reply reply = desk.create(
                OpenDashboard.shared().caller(Role.SUPPORT),
                "trial_launches",
                Map.of("site", "keyed", "service", service, "persona", persona));
        if (reply instanceof Reply.Refused refused) {
            throw new AssertionError(refused.sentence());
        }
        return new LoginTrip(((Reply.Done) reply).one());
    }

    String page() {
        return URI.create(made.text("url")).getPath();
    }

    String key() {
        return page().substring(page().lastIndexOf('/') + 1);
    }

    String id() {
        return made.id();
    }

    /** As the browser does it, to the end. */
    LoginTrip walked() {
        follow(open());
        return this;
    }

    void follow(HttpResponse<String> answered) {
        HttpResponse<String> step = answered;
        for (int hops = 0; step.statusCode() / 100 == 3 && hops < 6; hops++) {
            URI next = Browser.target(step);
            if (next.getPath().endsWith("/authorize")) {
                query = next.getRawQuery();
            }
            step = browser.open(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()));
        }
    }

    /** Until the twin has made its request, which the browser has not carried yet. */
    LoginTrip asked() {
        query = Browser.target(login(URI.create(location(open())))).getRawQuery();
        return this;
    }

    HttpResponse<String> open() {
        return browser.open(page());
    }

    HttpResponse<String> login(String issuer) {
        return browser.open(page() + "/login?iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> login(URI address) {
        return browser.open(address.getRawPath() + "?" + address.getRawQuery());
    }

    private static String location(HttpResponse<String> answered) {
        return Browser.target(answered).toString();
    }

    String issuer() {
        return made.text("url").substring(0, made.text("url").indexOf("/trial/"));
    }

    /** The twin's request. */
    String query() {
        return query;
    }

    String client() {
        return fields(query).get("client_id");
    }

    String redirectUri() {
        return fields(query).get("redirect_uri");
    }

    HttpResponse<String> authorized(String query) {
        return browser.open(page() + "/authorize?" + query);
    }

    /** The code, which the browser has not carried yet. */
    String coded() {
        answer = fields(Browser.target(authorized(query)).getRawQuery());
        return answer.getOrDefault("code", "");
    }

    /** Carries it to the twin, with that put in its place. */
    HttpResponse<String> arrive(Map<String, String> instead) {
        Map<String, String> carried = new LinkedHashMap<>(answer);
        carried.putAll(instead);
        return browser.open(page() + "/in?"
                + carried.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] both = pair.split("=", 2);
            fields.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private Thing told() {
        return desk.find(dashboard.caller(Role.AUDITOR), "trial_launches", made.id())
                .orElseThrow();
    }

    String verdict() {
        return told().text("verdict");
    }

    Map<?, ?> account() {
        return told().map("account");
    }

    private List<? extends Map<?, ?>> checks() {
        return ((List<?>) told().map("checks").get("made"))
                .stream().map(check -> (Map<?, ?>) check).toList();
    }

    List<String> checked() {
        return checks().stream().map(check -> String.valueOf(check.get("what"))).toList();
    }

    /** The checks that did not pass, by name. */
    List<String> failed() {
        return checks().stream()
                .filter(check -> "failed".equals(check.get("verdict")))
                .map(check -> String.valueOf(check.get("what")))
                .toList();
    }

    String actual(String what) {
        return checks().stream()
                .filter(check -> what.equals(check.get("what")))
                .map(check -> String.valueOf(check.get("actual")))
                .findFirst()
                .orElse("");
    }
}
