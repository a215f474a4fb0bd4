package io.rialto.server.dashboard.provider;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How far the proof of a domain is.
 *
 * @param names where the TXT record may stand
 * @param remedy what to do; empty: nothing
 */
record DomainRow(String domain, String state, String mood, String at, List<String> names, String remedy) {

    private static final String PUBLISH = "Add the TXT record, or wait: a new record takes some minutes to be seen.";

    static List<DomainRow> of(Thing provider) {
        return objects(provider.meta().get("domain_checks")).stream()
                .map(check -> row(check, names(provider, text(check, "domain"))))
                .toList();
    }

    private static DomainRow row(Map<?, ?> check, List<String> names) {
        String outcome = text(check, "outcome");
        String at = text(check, "at");
        return new DomainRow(
                text(check, "domain"),
                state(outcome),
                mood(outcome),
                at.isEmpty() ? "" : Words.of(Instant.parse(at)),
                names,
                remedy(outcome));
    }

    private static List<String> names(Thing provider, String domain) {
        return objects(provider.meta().get("record_names")).stream()
                .filter(of -> text(of, "domain").equals(domain))
                .flatMap(of -> of.get("names") instanceof List<?> all
                        ? all.stream().map(String::valueOf)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static String state(String outcome) {
        return switch (outcome) {
            case "proven" -> "Proved";
            case "unchecked" -> "Not looked at yet";
            case "no_domain" -> "This domain does not exist";
            case "no_record" -> "No TXT record yet";
            case "wrong_record" -> "Another value found";
            case "claimed_by_another" -> "Carries another provider’s value";
            case "server_failure" -> "Its name servers fail";
            case "no_answer" -> "No answer";
            case "truncated" -> "The answer does not fit";
            default -> "Resolvers disagree";
        };
    }

    private static String mood(String outcome) {
        return switch (outcome) {
            case "proven" -> "good";
            case "no_domain", "claimed_by_another", "wrong_record" -> "bad";
            default -> "plain";
        };
    }

    private static String remedy(String outcome) {
        return switch (outcome) {
            case "proven", "unchecked" -> "";
            case "no_domain" -> "Check its spelling; if it was registered just now, look again later.";
            case "wrong_record" -> "Replace the value by the one above: it changes with the provider’s settings.";
            case "claimed_by_another" -> "Remove the other value, or delete the other provider.";
            case "server_failure", "no_answer", "truncated", "disagreement" ->
                "Whoever runs your DNS can mend it; we look again by ourselves.";
            default -> PUBLISH;
        };
    }

    private static List<Map<?, ?>> objects(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .<Map<?, ?>>mapMulti((one, sink) -> {
                            if (one instanceof Map<?, ?> map) {
                                sink.accept(map);
                            }
                        })
                        .toList()
                : List.of();
    }

    private static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : value.toString();
    }
}
