package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Place;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;

/**
 * A run through customers' accounts, as it is shown.
 *
 * @param mood the tag's class
 * @param story a sentence or two
 * @param atTheShop whether what is wrong is mended where the site is connected with its shop
 * @param todo how many accounts a dry run would make or change
 * @param repeatable whether whom it was for is still known
 */
record RunRow(
        String id,
        Place place,
        String title,
        boolean dry,
        String state,
        String mood,
        String story,
        String at,
        List<Count> counts,
        boolean running,
        boolean done,
        boolean atTheShop,
        long customers,
        long todo,
        boolean repeatable) {

    /** @param result as the API calls it */
    record Count(String result, String label, long number) {}

    static RunRow of(Thing run, Place place) {
        boolean dry = run.flag("dry_run");
        String state = run.text("state");
        String reason = run.text("reason");
        return new RunRow(
                run.id(),
                place,
                (dry ? "Dry run for " : "Run for ") + place.name(),
                dry,
                word(state, reason),
                mood(state, reason),
                story(run, dry, state, reason),
                run.instant("created_at").map(Words::of).orElse("–"),
                counts(run, dry),
                state.equals("running"),
                state.equals("done"),
                reason.startsWith("shop_"),
                run.number("customers"),
                run.number("create") + run.number("change"),
                run.flag("repeatable"));
    }

    /** What there is to see of customers one by one. */
    public List<Count> listed() {
        return counts.stream().filter(count -> !count.result().equals("same")).toList();
    }

    /** What a real run does, to be read before it begins. */
    public String question() {
        return "It makes or changes about " + todo + (todo == 1 ? " account at " : " accounts at ") + place.name()
                + ", for the same customers as this dry run. What is made stays, also when you stop it.";
    }

    private static String word(String state, String reason) {
        return switch (state) {
            case "running" -> reason.isEmpty() ? "Running" : "Waits";
            case "done" -> "Done";
            case "cancelled" -> "Stopped";
            default -> "Failed";
        };
    }

    private static String mood(String state, String reason) {
        return switch (state) {
            case "running" -> reason.isEmpty() ? "plain" : "bad";
            case "done" -> "good";
            case "cancelled" -> "plain";
            default -> "bad";
        };
    }

    private static String story(Thing run, boolean dry, String state, String reason) {
        return switch (state) {
            case "running" ->
                reason.isEmpty()
                        ? "Customers are read out of the shop, some at a time. You may leave this page: it goes on."
                        : "It waits. " + Reasons.of(reason);
            case "done" ->
                dry
                        ? "Nothing was changed. This is what a real run would do."
                        : run.number("later") == 0
                                ? "Everybody was looked at."
                                : "Everybody was looked at. Those for later are among what waits, and are tried again.";
            case "cancelled" -> "Somebody stopped it. What was made until then stays.";
            default -> "It broke off. " + Reasons.of(reason);
        };
    }

    private static List<Count> counts(Thing run, boolean dry) {
        return List.of(
                new Count("create", dry ? "Would be made" : "Made", run.number("create")),
                new Count("change", dry ? "Would be changed" : "Changed", run.number("change")),
                new Count("same", "As they should be", run.number("same")),
                new Count("refused", "Refused", run.number("refused")),
                new Count("later", dry ? "Not seen to" : "Later", run.number("later")));
    }
}
