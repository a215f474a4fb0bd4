package io.rialto.demo.walk;

import io.rialto.demo.http.Json;
import io.rialto.demo.ticket.TicketKey;
import tools.jackson.databind.JsonNode;

/** What the shop's ticket says, opened with the shop's key. */
final class Tickets {

    private final Scene scene;
    private final Report report;

    Tickets(Scene scene, Report report) {
        this.scene = scene;
        this.report = report;
    }

    void show(String ticket) {
        report.step("What the ticket says (sealed; only shop and Rialto can read it)");
        JsonNode claims = scene.key().open(ticket);
        report.table("header  " + Json.write(TicketKey.header(ticket)), Decoded.claims(claims));
        report.expect("it comes from the shop", scene.shop().address().toString(), text(claims, "iss"));
        report.expect("it is for this site", scene.issuer(), text(claims, "aud"));
        report.expect("it is for Rewards", "rewards", text(claims, "service"));
        report.expect("it is about customer 1", "1", text(claims, "sub"));
        report.expect("it is tied to this browser", !text(claims, "nonce").isEmpty());
        report.expect(
                "it is good for 60 seconds",
                60L,
                claims.path("exp").asLong() - claims.path("iat").asLong());
        report.expect("no password is in it", !Json.write(claims).contains("Demo1"));
    }

    private static String text(JsonNode claims, String name) {
        return claims.path(name).asString("");
    }
}
