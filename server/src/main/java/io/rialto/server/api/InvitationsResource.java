package io.rialto.server.api;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.database.Ids;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Membership;
import io.rialto.server.organization.MembershipId;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.signin.invitation.Invitations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code POST /api/invitations}: the link for a pending member, shown this once. A new one ends the one before. */
@Component
class InvitationsResource implements Resource<InvitationsResource.Invitation> {

    record Invitation(String id, String membership, Invitations.Link link) {}

    private static final Schema<Invitation> SCHEMA = Schema.of("invitations", Invitation::id)
            .saying(
                    "A link by which a pending member chooses a password. Rialto sends no mail: hand it over yourself. It is good once, for seven days.")
            .unkept()
            .offering(Operation.CREATE)
            .with(Attribute.text("membership").required().saying("The membership's id."), Invitation::membership)
            .with(
                    Attribute.text("url").saying("Whoever has it comes in by it. Shown this once."),
                    invitation -> invitation.link().url().toString())
            .with(
                    Attribute.instant("expires_at").saying("Until then it is good."),
                    invitation -> invitation.link().expiresAt())
            .build();

    private final Invitations invitations;
    private final Memberships memberships;
    private final Changes changes;
    private final Ids ids;

    InvitationsResource(Invitations invitations, Memberships memberships, Changes changes, Ids ids) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.changes = changes;
        this.ids = ids;
    }

    @Override
    public Schema<Invitation> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Invitation> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Invitation> create(Caller caller, Given given) {
        Optional<Outcome<Invitation>> refusal = Rights.refusal(caller, Act.CREATE, Subject.INVITATIONS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Membership> member = io.rialto.server.api.Ids.of(given.required("membership"), MembershipId::new)
                .flatMap(id -> memberships.byId(caller.organization(), id));
        if (member.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Invalid(Fault.of("membership", "is none of your organization's", "invalid")));
        }
        if (!caller.role().mayGrant(member.get().role())) {
            return Rights.forbidden("Only an owner invites owners.");
        }
        // Whoever holds the link chooses the password: it must never be for somebody who has come in already.
        return member.get().pending()
                ? Outcome.done(offered(caller, member.get()))
                : Outcome.refused(new Refusal.Invalid(Fault.of("membership", "has been accepted already", "invalid")));
    }

    private Invitation offered(Caller caller, Membership member) {
        changes.record(
                new io.rialto.server.audit.Subject(
                        caller.organization().value(),
                        "memberships",
                        member.id().value()),
                Event.UPDATE,
                new Alterations().secret("invitation"),
                Rights.who(caller));
        return new Invitation(ids.next(), member.id().value(), invitations.offer(member.id()));
    }
}
