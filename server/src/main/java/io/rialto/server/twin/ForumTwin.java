package io.rialto.server.twin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what DiscourseConnect answers to a forum that asked. */
public record ForumTwin(Contract contract) implements Twin {

    /**
     * What was agreed upon.
     *
     * @param nonce with which the forum asked
     * @param subject the field that names the customer; absent: none does
     */
    public record Contract(
            String secret, String nonce, @Nullable String subject, Set<String> required) {

        /** It holds a secret. */
        @Override
        public String toString() {
            return "Contract";
        }
    }

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", "GET", parcel.method());
        String payload = parcel.field("sso");
        String code =
                HexFormat.of().formatHex(Macs.hmac("HmacSHA256", Macs.utf8(contract.secret()), Macs.utf8(payload)));
        String came = parcel.field("sig");
        checks.holds(
                "The code",
                "in sig, an HMAC-SHA256 over sso",
                came.isEmpty() ? "nothing" : came,
                !payload.isEmpty() && Macs.same(code, came));
        Map<String, String> fields = fields(payload);
        checks.same("Answers what the forum asked (nonce)", contract.nonce(), fields.remove("nonce"));
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        fields.forEach((name, value) -> attributes.put(name, List.of(value)));
        checks.required(contract.required(), attributes);
        String subject = contract.subject();
        if (subject == null) {
            return checks.judged(Persons.of(attributes, contract.required()));
        }
        String name = fields.getOrDefault(subject, "");
        checks.holds("The customer has a name", "in " + subject, name.isEmpty() ? "nothing" : name, !name.isEmpty());
        return checks.judged(new Person(subject, name, attributes));
    }

    private static Map<String, String> fields(String payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            String query = new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
            for (String field : query.split("&", -1)) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException unreadable) {
            return new LinkedHashMap<>();
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
