package io.rialto.server.dashboard.account;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;

/** Something that a service has to be told, as the page shows it. */
record TaskRow(
        String id, String site, String service, String what, String state, String why, String attempts, String since) {

    static TaskRow of(Thing task) {
        String state = task.text("state");
        String reason = Reasons.of(task.text("reason"));
        long status = task.number("status");
        return new TaskRow(
                task.id(),
                task.text("site"),
                task.text("service"),
                what(task.text("kind")),
                state.equals("failed") ? "Failed" : "Waits",
                (reason + (status == 0 ? "" : " The service answered " + status + ".")).strip(),
                task.number("attempts") + (task.number("attempts") == 1 ? " try" : " tries"),
                task.instant("created_at").map(Words::of).orElse(""));
    }

    private static String what(String kind) {
        return kind.equals("keep") ? "Account made or brought in step" : "Customer " + kind;
    }
}
