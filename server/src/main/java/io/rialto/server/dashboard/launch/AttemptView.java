package io.rialto.server.dashboard.launch;

import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as its page shows it.
 *
 * @param cause empty when it went well
 * @param mend where the setting is that mends it; absent: no setting does
 */
record AttemptView(
        AttemptRow row,
        String cause,
        String fix,
        String mender,
        @Nullable String mend,
        String setting,
        List<StepView> steps,
        String way,
        @Nullable Message sent,
        String said,
        @Nullable String before,
        List<ChangeView> changes,
        List<String> took) {

    /** @param state in words; colour alone says nothing */
    record StepView(String title, String state, String mood, String expected, String actual) {

        private static StepView of(Map<String, ?> step) {
            boolean passed = "passed".equals(step.get("verdict"));
            return new StepView(
                    text(step, "title"),
                    passed ? "Yes" : "No",
                    passed ? "good" : "bad",
                    text(step, "expected"),
                    text(step, "actual"));
        }
    }

    record ChangeView(String setting, String before, String after) {

        private static ChangeView of(Map<String, ?> change) {
            return new ChangeView(text(change, "setting"), orNone(change.get("before")), orNone(change.get("after")));
        }

        private static String orNone(@Nullable Object value) {
            return value == null ? "not there" : value.toString();
        }
    }

    record Message(String address, String binding, String text) {}

    static final Map<String, String> MENDERS = Map.of(
            "customer", "The customer can mend it.",
            "shop", "Whoever runs the shop can mend it.",
            "administrator", "You can mend it here, as owner or admin.",
            "operator", "Whoever runs the Rialto server can mend it.",
            "service", "Whoever runs the service can mend it.",
            "provider", "Whoever runs the identity provider can mend it.",
            "dns", "Whoever runs the company’s DNS can mend it.",
            "nobody", "There is nothing to mend.");

    private static final Map<String, String> WAYS = Map.of(
            "shop_link", "A link of the shop",
            "shop_call", "A call of the shop itself",
            "service_saml", "The service began, by SAML",
            "service_oidc", "The service began, by OpenID Connect",
            "service_hmac", "The service began, by DiscourseConnect",
            "service_jwt", "The service began, by JWT",
            "saml", "The service asked, by SAML",
            "oidc", "The service asked, by OpenID Connect",
            "oidc_token", "The service came for its tokens",
            "unknown", "");

    /** @param mend where the setting's page is, if there is one */
    static AttemptView of(Thing attempt, AttemptRow row, @Nullable String mend) {
        Map<String, Object> trace = attempt.map("trace");
        Map<String, Object> compared = attempt.map("compared_with_last_good");
        Map<String, Object> returned = attempt.map("returned");
        String way = text(trace, "way");
        return new AttemptView(
                row,
                attempt.text("cause"),
                attempt.text("fix"),
                MENDERS.getOrDefault(attempt.text("mender"), ""),
                attempt.text("setting").isEmpty() ? null : mend,
                attempt.text("setting"),
                maps(trace.get("steps")).stream().map(StepView::of).toList(),
                WAYS.getOrDefault(way, way),
                sent(trace.get("sent")),
                returned.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining(", ")),
                compared.isEmpty() ? null : text(compared, "reference"),
                maps(compared.get("changes")).stream().map(ChangeView::of).toList(),
                took(trace.get("took")));
    }

    private static @Nullable Message sent(@Nullable Object sent) {
        return sent instanceof Map<?, ?> map
                ? new Message(
                        String.valueOf(map.get("address")),
                        String.valueOf(map.get("binding")),
                        String.valueOf(map.get("text")))
                : null;
    }

    private static List<String> took(@Nullable Object took) {
        return took instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(one -> String.valueOf(one.getKey()).replace('_', ' ') + ": " + one.getValue() + " ms")
                        .toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // what the API answers has text keys only
    private static List<Map<String, ?>> maps(@Nullable Object list) {
        List<Map<String, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> map) {
                    maps.add((Map<String, ?>) map);
                }
            }
        }
        return maps;
    }

    private static String text(Map<String, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : value.toString();
    }
}
