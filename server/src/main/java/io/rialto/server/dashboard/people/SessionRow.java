package io.rialto.server.dashboard.people;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;

/**
 * Where a member is signed in.
 *
 * @param here whether it is the browser that asks
 */
record SessionRow(String id, String agent, String said, boolean here) {

    static List<SessionRow> of(Reply.Done sessions, Visit visit) {
        return sessions.things().stream()
                .map(session -> new SessionRow(
                        session.id(),
                        session.text("agent"),
                        way(session) + " · since "
                                + session.instant("created_at").map(Words::of).orElse("") + " · last used "
                                + session.instant("seen_at").map(Words::of).orElse(""),
                        session.id().equals(visit.signedIn().session().id().value())))
                .toList();
    }

    private static String way(Thing session) {
        return switch (session.text("way")) {
            case "sso" -> "SSO";
            case "passkey" -> "Passkey";
            default -> "Password";
        };
    }
}
