package io.rialto.demo.walk;

import io.rialto.demo.http.Json;
import io.rialto.kit.Login;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Messages as rows of names and values. */
final class Decoded {

    private Decoded() {}

    /** A ticket's claims, members of members under dotted names. */
    static List<List<String>> claims(JsonNode claims) {
        List<List<String>> rows = new ArrayList<>();
        flatten("", claims, rows);
        return rows;
    }

    /** What the kit took out of an assertion, and what proved it. */
    static List<List<String>> login(Login login, String audience) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Issuer", login.issuer()));
        rows.add(List.of("Audience", audience));
        rows.add(List.of("Subject", login.subject().value()));
        rows.add(List.of("Valid until", login.expiresAt().toString()));
        login.attributes().forEach((name, values) -> rows.add(List.of(name, String.join(", ", values))));
        rows.add(List.of("Signed element", login.proof().signed().toString()));
        rows.add(List.of("Algorithm", login.proof().algorithm()));
        rows.add(List.of("Certificate", login.proof().certificateSubject()));
        rows.add(List.of("Fingerprint", login.proof().fingerprint()));
        return rows;
    }

    static String xml(String samlResponse) {
        return new String(Base64.getDecoder().decode(samlResponse), StandardCharsets.UTF_8);
    }

    private static void flatten(String prefix, JsonNode node, List<List<String>> rows) {
        node.properties().forEach(member -> {
            String name = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                flatten(name + ".", value, rows);
            } else {
                rows.add(List.of(name, text(name, value)));
            }
        });
    }

    private static String text(String name, JsonNode value) {
        if (name.equals("iat") || name.equals("exp")) {
            return value.asString() + "  " + Instant.ofEpochSecond(value.asLong());
        }
        return value.isString() ? value.asString() : Json.write(value);
    }
}
