package io.rialto.server.dashboard.provider;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;

/**
 * What a test of sign-in came to, as its page shows it.
 *
 * @param status of the resource
 * @param cause why somebody would not come in; empty when they would
 * @param setting where the provider's form mends it; empty: nowhere
 */
record TrialView(
        String status,
        String verdict,
        String mood,
        String sentence,
        String cause,
        String fix,
        String mender,
        String setting,
        List<Step> steps) {

    /** One point, as the page shows it. */
    record Step(String title, String state, String mood, String expected, String actual) {

        static Step of(Map<?, ?> step) {
            String verdict = text(step, "verdict");
            return new Step(
                    text(step, "title"),
                    switch (verdict) {
                        case "passed" -> "Yes";
                        case "refused" -> "No";
                        case "noted" -> "Look";
                        default -> "Not reached";
                    },
                    switch (verdict) {
                        case "passed" -> "good";
                        case "refused" -> "bad";
                        default -> "plain";
                    },
                    text(step, "expected"),
                    text(step, "actual"));
        }
    }

    private static final Map<String, String> MENDERS = Map.of(
            "provider", "Whoever runs the provider can mend it.",
            "administrator", "You can mend it here.",
            "dns", "Whoever runs your DNS can mend it.",
            "operator", "Whoever runs this server can mend it.");

    static TrialView of(Thing trial) {
        String status = trial.text("status");
        return new TrialView(
                status,
                verdict(status),
                status.equals("passed") ? "good" : status.equals("refused") ? "bad" : "plain",
                sentence(trial, status),
                trial.text("cause"),
                trial.text("fix"),
                MENDERS.getOrDefault(trial.text("mender"), ""),
                trial.text("setting"),
                steps(trial));
    }

    private static List<Step> steps(Thing trial) {
        return trial.map("trace").get("steps") instanceof List<?> list
                ? list.stream().map(step -> Step.of((Map<?, ?>) step)).toList()
                : List.of();
    }

    private static String verdict(String status) {
        return switch (status) {
            case "passed" -> "Passed";
            case "refused" -> "Failed";
            case "over" -> "Did not come back";
            default -> "Under way";
        };
    }

    private static String sentence(Thing trial, String status) {
        String member = trial.text("member");
        String who = member.isEmpty() ? "a new member" : member;
        return switch (status) {
            case "passed" ->
                trial.text("at_sign_in").equals("refused")
                        ? "What the provider sent is right, for " + who
                                + ". But at present nobody comes in by it, as the last line says."
                        : "At a real sign-in " + who + " would come in now, with the role " + trial.text("role") + ".";
            case "refused" -> "At a real sign-in the person would have been refused.";
            default -> "";
        };
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}
