package io.rialto.server.dashboard.launch;

import io.rialto.server.dashboard.Place;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.Locale;
import java.util.Map;

/**
 * An attempt in a list.
 *
 * @param what the service, or the way of signing in
 * @param where the site; of a sign-in who it was, once that was proved
 * @param mood the tag's class
 * @param cause empty when it went well
 */
record AttemptRow(String reference, String at, String what, String where, String state, String mood, String cause) {

    /** What and where, in one line. */
    public String place() {
        return where.isEmpty() ? what : what + " · " + where;
    }

    static AttemptRow launch(Thing launch, Place place) {
        String outcome = launch.text("outcome");
        return new AttemptRow(
                launch.id(),
                launch.instant("created_at").map(Words::of).orElse(""),
                place.service().isEmpty()
                        ? outcome.equals("listed") ? "The page of services" : "No known service"
                        : place.name(),
                place.siteName(),
                state(outcome),
                mood(outcome),
                launch.text("cause"));
    }

    /** @param people names by ids; who is not a member any more has none */
    static AttemptRow signIn(Thing signIn, Map<String, String> people) {
        boolean good = signIn.text("outcome").equals("signed_in");
        return new AttemptRow(
                signIn.id(),
                signIn.instant("created_at").map(Words::of).orElse(""),
                signIn.optional("provider").orElse(way(signIn.text("method"))),
                people.getOrDefault(signIn.text("user_id"), ""),
                good ? (signIn.text("method").equals("trial") ? "Test passed" : "Signed in") : "Refused",
                good ? "good" : "bad",
                signIn.text("cause"));
    }

    private static String way(String method) {
        return switch (method) {
            case "password" -> "Password";
            case "passkey" -> "Passkey";
            case "invitation" -> "Invitation";
            case "setup" -> "Set-up link";
            default -> "Single sign-on";
        };
    }

    static String state(String outcome) {
        return switch (outcome) {
            case "issued" -> "Entered";
            case "listed" -> "Saw their services";
            case "returned" -> "Sent back by the service";
            case "stopped" -> "Stopped at the door";
            default -> Words.capitalized(outcome.toUpperCase(Locale.ROOT));
        };
    }

    static String mood(String outcome) {
        return outcome.equals("issued") || outcome.equals("listed") ? "good" : "bad";
    }
}
