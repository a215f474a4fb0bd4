package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.signin.session.Session;
import io.rialto.server.signin.session.Sessions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/sessions}: where people are signed in. Whoever manages people sees and ends those of members, everybody their own. */
@Component
class SessionsResource implements Resource<Session> {

    private static final Schema<Session> SCHEMA = Schema.of(
                    "sessions", (Session session) -> session.id().value())
            .saying("A browser that is signed in to the dashboard.")
            .offering(Operation.LIST, Operation.DELETE)
            .sparing(Operation.DELETE)
            .with(
                    Attribute.text("user_id").searched().saying("Whose it is."),
                    session -> session.user().value())
            .with(
                    Attribute.oneOf("way", "password", "passkey", "sso").saying("By what they signed in."),
                    SessionsResource::way)
            .with(
                    Attribute.text("agent")
                            .searched()
                            .saying("Browser and system, roughly.")
                            .like("Firefox on Linux"),
                    Session::agent)
            .with(Attribute.instant("created_at").searched().saying("When they signed in."), Session::createdAt)
            .with(
                    Attribute.instant("seen_at").searched().saying("When it was last used, to the minute."),
                    Session::seenAt)
            .toOne("user", "users", session -> Optional.of(session.user().value()))
            .build();

    private final Sessions sessions;
    private final Memberships memberships;

    SessionsResource(Sessions sessions, Memberships memberships) {
        this.sessions = sessions;
        this.memberships = memberships;
    }

    private static String way(Session session) {
        if (session.provider() != null) {
            return "sso";
        }
        return session.passkey() ? "passkey" : "password";
    }

    @Override
    public Schema<Session> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Session> find(Caller caller, String id) {
        Condition thisOne = new Condition.Test("id", Predicate.EQ, List.of(id));
        return list(caller, new Search(thisOne, List.of(), Page.FIRST)).items().stream()
                .findFirst();
    }

    @Override
    public Found<Session> list(Caller caller, Search search) {
        return sessions.search(visible(caller), caller.organization(), search);
    }

    private List<UserId> visible(Caller caller) {
        return caller.role().managesPeople()
                ? memberships.of(caller.organization()).stream()
                        .map(Membership::user)
                        .toList()
                : List.of(caller.user());
    }

    /** Two that end one at once end it once. */
    @Override
    public void lock(Caller caller, Session present) {
        // see above
    }

    @Override
    public Outcome<Session> delete(Caller caller, Session present) {
        boolean own = present.user().equals(caller.user());
        boolean reaches = memberships
                .of(present.user(), caller.organization())
                .filter(member -> caller.role().mayGrant(member.role()))
                .isPresent();
        if (!own && !reaches) {
            return Rights.forbidden("Only an owner ends the sessions of owners.");
        }
        sessions.end(new Reference(present.id().value()), present.user());
        return Outcome.done(present);
    }
}
