package io.rialto.server.trial;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A persona's way into a twin, step by step. */
final class Trip {

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final Browser browser = new Browser(dashboard.server());
    private final Thing asked;
    final String page;
    final Map<String, String> carried = new LinkedHashMap<>();
    private boolean posted;

    private Trip(Thing asked) {
        this.asked = asked;
        page = URI.create(asked.text("url")).getPath();
    }

    static Trip into(String site, String service, String persona) {
        Desk desk = OpenDashboard.shared().server().bean(Desk.class);
        Reply reply = desk.create(
                OpenDashboard.shared().caller(Role.SUPPORT),
                "trial_launches",
                Map.of("site", site, "service", service, "persona", persona));
        if (reply instanceof Reply.Refused refused) {
            throw new AssertionError(refused.sentence());
        }
        return new Trip(((Reply.Done) reply).one());
    }

    /** Opens the address; what the browser has to carry is kept. */
    Trip begin() {
        HttpResponse<String> answer = open();
        posted = answer.statusCode() == 200;
        if (posted) {
            Matcher field = FIELD.matcher(answer.body());
            while (field.find()) {
                carried.put(field.group(1), field.group(2).replace("&amp;", "&"));
            }
        } else if (answer.statusCode() == 302) {
            for (String parameter : Browser.target(answer).getRawQuery().split("&", -1)) {
                String[] pair = parameter.split("=", 2);
                carried.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return this;
    }

    HttpResponse<String> open() {
        return browser.open(page);
    }

    /** Carries it to the twin. */
    HttpResponse<String> arrive() {
        if (posted) {
            return browser.post(page + "/in", carried);
        }
        String query = carried.entrySet().stream()
                .map(field ->
                        field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
        return browser.open(page + "/in?" + query);
    }

    Trip arrived() {
        arrive();
        return this;
    }

    /** What the API says of it now. */
    Thing told() {
        return desk.find(dashboard.caller(Role.AUDITOR), "trial_launches", asked.id())
                .orElseThrow();
    }

    String verdict() {
        return told().text("verdict");
    }

    /** The checks that did not pass, by name. */
    List<String> failed() {
        return ((List<?>) told().map("checks").get("made"))
                .stream()
                        .map(check -> (Map<?, ?>) check)
                        .filter(check -> "failed".equals(check.get("verdict")))
                        .map(check -> String.valueOf(check.get("what")))
                        .toList();
    }

    String account() {
        return String.valueOf(told().map("account").get("state"));
    }

    String key() {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    /** The SAML response that is carried. */
    String response() {
        return new String(Base64.getDecoder().decode(carried.get("SAMLResponse")), StandardCharsets.UTF_8);
    }

    Trip carrying(String response) {
        carried.put("SAMLResponse", Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)));
        return this;
    }
}
