package io.rialto.server.dashboard.launch;

import io.rialto.server.dashboard.Place;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a logout at one service.
 *
 * @param mood the tag's class
 * @param cause empty when it went well
 * @param mend where the setting is that mends it; absent: no setting does
 */
record LogoutRow(
        String service,
        String state,
        String mood,
        String way,
        String took,
        String cause,
        String fix,
        String mender,
        String setting,
        @Nullable String mend) {

    /** What can be chosen, as people read it. */
    static final Map<String, String> STATES = Map.of(
            "confirmed", "Logged out",
            "unanswered", "Did not answer",
            "untold", "Not reached",
            "denied", "Not logged out",
            "refused", "Refused to be told",
            "unreachable", "Cannot be reached",
            "unsupported", "Takes no logouts");

    static LogoutRow of(Thing logout, Place place, @Nullable String mend) {
        return new LogoutRow(
                service(place),
                STATES.getOrDefault(logout.text("outcome"), logout.text("outcome")),
                mood(logout),
                logout.text("way").equals("call") ? "By a call from here" : "Through the customer’s browser",
                took(logout),
                logout.text("cause"),
                logout.text("fix"),
                AttemptView.MENDERS.getOrDefault(logout.text("mender"), ""),
                logout.text("setting"),
                mend);
    }

    /** The same in the list of logouts. */
    static AttemptRow listed(Thing logout, Place place) {
        return new AttemptRow(
                logout.text("reference"),
                logout.instant("created_at").map(Words::of).orElse(""),
                service(place),
                place.siteName(),
                STATES.getOrDefault(logout.text("outcome"), logout.text("outcome")),
                mood(logout),
                logout.text("cause"));
    }

    /** Who began it. */
    static String begunBy(Thing logout) {
        return switch (logout.text("begun_by")) {
            case "service" -> "A service, where the customer logged out";
            case "shop_call" -> "The shop, by a call";
            default -> "The shop, where the customer logged out";
        };
    }

    private static String service(Place place) {
        return place.service().isEmpty() ? "A service that is gone" : place.name();
    }

    private static String mood(Thing logout) {
        return switch (logout.text("outcome")) {
            case "confirmed" -> "good";
            case "unsupported" -> "plain";
            default -> "bad";
        };
    }

    private static String took(Thing logout) {
        return logout.attributes().get("took") instanceof Number millis
                ? String.format(Locale.ROOT, "%.1f seconds", millis.longValue() / 1000.0)
                : "";
    }
}
