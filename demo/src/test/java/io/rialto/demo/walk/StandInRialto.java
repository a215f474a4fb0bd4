package io.rialto.demo.walk;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.Signer;
import io.rialto.demo.Signer.Audience;
import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import io.rialto.saml.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** As much of Rialto as the walk sees, with faults to order. The real one is walked by the journeys. */
final class StandInRialto implements AutoCloseable {

    enum Fault {
        LETS_EVERYBODY_IN,
        TAKES_TICKETS_TWICE,
        GIVES_NO_REFERENCE,
        FORGETS_SUBJECTS,
        HEARS_NO_EVENTS
    }

    private final Signer signer = new Signer();
    private final TicketKey key;
    private final Set<Fault> faults;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();
    private final Map<String, String> targets = new ConcurrentHashMap<>();
    private final Map<String, Audience> audiences = new ConcurrentHashMap<>();
    private final WebServer server;
    private volatile String shop = "";

    StandInRialto(TicketKey key, Fault... faults) throws IOException {
        this.key = key;
        this.faults = EnumSet.noneOf(Fault.class);
        this.faults.addAll(List.of(faults));
        this.server = WebServer.start(0, this::answer);
    }

    String issuer() {
        return server.address() + "s/main";
    }

    void knows(Scene scene) {
        shop = scene.shop().launchAddress().toString();
        audiences.put(
                "rewards",
                new Audience(scene.rewards().entityId(), scene.rewards().acs()));
        audiences.put(
                "warranty",
                new Audience(scene.warranty().entityId(), scene.warranty().acs()));
    }

    private Answer answer(Call call) {
        return switch (call.path()) {
            case "/s/main/saml/metadata" -> Answer.text(200, signer.metadata(issuer()));
            case "/s/main/services" -> services(call);
            case "/s/main/store/events" -> hear(call.body());
            case "/s/main/launch/complete" -> complete(call.query().getOrDefault("ticket", ""));
            default -> start(call.path().substring(call.path().lastIndexOf('/') + 1), call.query());
        };
    }

    private Answer start(String service, Map<String, String> query) {
        String to = query.getOrDefault("to", "");
        if (to.contains("evil")) {
            return refusal(400, "target_not_allowed");
        }
        String nonce = UUID.randomUUID().toString();
        targets.put(nonce, to);
        return Answer.redirect(shop + "?" + Form.write(Map.of("service", service, "nonce", nonce)));
    }

    private Answer services(Call call) {
        JsonNode claims =
                key.open(call.headers().getOrDefault("authorization", "").substring("Bearer ".length()));
        String rewards = mayEnter("rewards", claims)
                ? "{\"slug\":\"rewards\",\"name\":\"Rewards\",\"summary\":\"Points\"},"
                : "";
        return Answer.json(200, "{\"services\":[" + rewards + "{\"slug\":\"warranty\",\"name\":\"Warranty\"}]}");
    }

    private Answer complete(String ticket) {
        JsonNode claims;
        try {
            claims = key.open(ticket);
        } catch (IllegalArgumentException e) {
            return refusal(403, "tampered");
        }
        return reason(claims).map(code -> refusal(403, code)).orElseGet(() -> handOff(claims));
    }

    private Answer hear(String event) {
        JsonNode claims = key.open(event);
        String customer = claims.path("sub").asString("");
        if (claims.path("event").asString("").equals("customer.disabled") && !faults.contains(Fault.HEARS_NO_EVENTS)) {
            disabled.add(customer);
        } else {
            disabled.remove(customer);
        }
        return new Answer(204, List.of(), "");
    }

    private Optional<String> reason(JsonNode claims) {
        if (disabled.contains(claims.path("sub").asString(""))) {
            return Optional.of("customer_disabled");
        }
        if (!used.add(claims.path("jti").asString("")) && !faults.contains(Fault.TAKES_TICKETS_TWICE)) {
            return Optional.of("replayed");
        }
        if (claims.has("act")) {
            return Optional.of("impersonated");
        }
        if (!claims.at("/customer/email_verified").asBoolean(false)) {
            return Optional.of("email_unconfirmed");
        }
        return mayEnter(claims.path("service").asString(""), claims) ? Optional.empty() : Optional.of("not_entitled");
    }

    private boolean mayEnter(String service, JsonNode claims) {
        return service.equals("warranty")
                || faults.contains(Fault.LETS_EVERYBODY_IN)
                || claims.at("/customer/segments").toString().contains("loyalty");
    }

    private Answer handOff(JsonNode claims) {
        Audience audience = audiences.get(claims.path("service").asString(""));
        String subject = "pairwise-"
                + (faults.contains(Fault.FORGETS_SUBJECTS)
                        ? UUID.randomUUID()
                        : claims.path("sub").asString(""));
        String message = signer.response(issuer(), audience, subject, attributes(claims.path("customer")));
        return Answer.page(
                200,
                html(
                        "<form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"SAMLResponse\" value=\"{}\">"
                                + "<input type=\"hidden\" name=\"RelayState\" value=\"{}\"></form>",
                        audience.acs(),
                        message,
                        targets.getOrDefault(claims.path("nonce").asString(""), "")));
    }

    private static List<Attribute> attributes(JsonNode customer) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("email", customer.path("email").asString("")));
        attributes.add(new Attribute("firstName", customer.path("first_name").asString("")));
        List<String> segments =
                customer.path("segments").valueStream().map(JsonNode::asString).toList();
        if (!segments.isEmpty()) {
            attributes.add(new Attribute("segments", segments));
        }
        if (customer.has("company")) {
            attributes.add(new Attribute("company", customer.at("/company/name").asString("")));
            attributes.add(
                    new Attribute("companyRole", customer.at("/company/role").asString("")));
        }
        return attributes;
    }

    private Answer refusal(int status, String code) {
        String reference = faults.contains(Fault.GIVES_NO_REFERENCE) ? "" : "0123456789";
        var body = Json.object();
        body.putObject("error").put("code", code).put("reference", reference);
        return Answer.json(status, Json.write(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
