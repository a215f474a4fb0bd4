package io.rialto.server.api;

import io.rialto.server.jsonapi.Action;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Member;
import io.rialto.server.organization.Members;
import io.rialto.server.organization.MembershipId;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Permissions;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Roster;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Memberships: who belongs to the organization, and as what. Owners and admins write them, admins never those of owners; everybody
 * else may leave. The last owner stays.
 */
@Component
class MembershipsResource implements Resource<Member> {

    private final Schema<Member> schema;
    private final Members members;
    private final Users users;
    private final Roster roster;
    private final OwnOrganization own;

    MembershipsResource(Members members, Users users, Roster roster, OwnOrganization own) {
        this.members = members;
        this.users = users;
        this.roster = roster;
        this.own = own;
        this.schema = described(own);
    }

    private static Schema<Member> described(OwnOrganization own) {
        return Schema.of(
                        "memberships",
                        (Member member) -> member.membership().id().value())
                .saying("Who belongs to the organization, and as what.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
                .sparing(Operation.DELETE)
                .with(
                        Attribute.text("user_email")
                                .required()
                                .onlyAtItsCreation()
                                .searched()
                                .like("adam@acme.com"),
                        member -> member.email().value())
                .with(Attribute.text("user_first_name").searched(), Member::firstName)
                .with(Attribute.text("user_last_name").searched(), Member::lastName)
                .with(
                        Attribute.oneOf("status", "pending", "active")
                                .searched()
                                .saying("Pending until the first sign-in."),
                        member -> member.membership().pending() ? "pending" : "active")
                .with(
                        Attribute.flag("owner").searched(),
                        member -> member.membership().role() == Role.OWNER)
                .with(Attribute.flag("test_enabled").saying("Always true."), member -> true)
                .with(
                        Attribute.oneOf("access_scope", "live_access", "test_access", "all_access")
                                .saying("Always all_access."),
                        member -> "all_access")
                .noted(
                        member -> member.membership().notes(),
                        member -> member.membership().createdAt(),
                        member -> member.membership().updatedAt())
                .toOneGiven(
                        "organization",
                        "organizations",
                        false,
                        member -> own.idOf(member.membership().organization()))
                .toOneGiven(
                        "role",
                        "roles",
                        true,
                        member -> Optional.of(member.membership().role().id()))
                .toOne(
                        "user",
                        "users",
                        member -> Optional.of(member.membership().user().value()))
                .toMany(
                        "versions",
                        "versions",
                        member -> VersionsResource.of(
                                "memberships", member.membership().id().value()))
                .filter("role_name", Type.TEXT)
                .action(new Action("resend", "POST", List.of(), "Invites a pending member again."))
                .build();
    }

    @Override
    public Schema<Member> schema() {
        return schema;
    }

    @Override
    public Optional<Member> find(Caller caller, String id) {
        return Ids.of(id, MembershipId::new).flatMap(known -> members.byId(caller.organization(), known));
    }

    @Override
    public Found<Member> list(Caller caller, Search search) {
        return members.search(caller.organization(), search);
    }

    @Override
    public Outcome<Member> create(Caller caller, Given given) {
        Optional<Outcome<Member>> refusal = Rights.refusal(caller, Act.CREATE, Subject.MEMBERSHIPS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Fault> faults = faults(caller, Optional.empty(), given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        Role role = role(given).orElseThrow();
        return caller.role().mayGrant(role)
                ? invited(caller, new EmailAddress(given.required("user_email")), role, given)
                : Rights.forbidden("Only an owner makes owners.");
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Member> present, Given given) {
        List<Fault> faults = new ArrayList<>();
        own.fault(caller, given).ifPresent(faults::add);
        boolean making = present.isEmpty();
        if (making && EmailAddress.of(given.required("user_email")).isEmpty()) {
            faults.add(Fault.of("user_email", "must be an e-mail address", "invalid"));
        }
        if ((making || given.related("role").isPresent()) && role(given).isEmpty()) {
            faults.add(Fault.ofRelation("role", "must be one of /api/roles", "invalid"));
        }
        return faults;
    }

    private static Optional<Role> role(Given given) {
        return given.related("role").flatMap(Permissions::roleById);
    }

    /** As the roster does it: who is the last owner depends on all of them. */
    @Override
    public void lock(Caller caller, Member present) {
        roster.lock(caller.organization());
    }

    private Outcome<Member> invited(Caller caller, EmailAddress email, Role role, Given given) {
        User user = users.byEmailOrMade(email, "", "");
        return switch (roster.invite(caller.organization(), user.id(), role, Rights.who(caller))) {
            case Roster.Outcome.Done(var membership) -> annotated(caller, membership.id(), given);
            case Roster.Outcome.Already already ->
                Outcome.refused(new Refusal.Invalid(Fault.taken("user_email", email.value())));
            case Roster.Outcome.LastOwner last -> gone();
            case Roster.Outcome.Gone gone -> gone();
        };
    }

    @Override
    public Outcome<Member> update(Caller caller, Member present, Given given) {
        Optional<Outcome<Member>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.MEMBERSHIPS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!caller.role().mayGrant(present.membership().role())) {
            return Rights.forbidden("Only an owner changes the memberships of owners.");
        }
        List<Fault> faults = faults(caller, Optional.of(present), given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        Optional<Role> wanted = role(given);
        return wanted.isPresent() ? withRole(caller, present, wanted.get(), given) : annotated(caller, present, given);
    }

    private Outcome<Member> withRole(Caller caller, Member present, Role role, Given given) {
        if (!caller.role().mayGrant(role)) {
            return Rights.forbidden("Only an owner makes owners.");
        }
        return done(
                roster.changeRole(caller.organization(), present.membership().id(), role, Rights.who(caller)),
                caller,
                given);
    }

    private Outcome<Member> done(Roster.Outcome outcome, Caller caller, Given given) {
        return switch (outcome) {
            case Roster.Outcome.Done(var membership) -> annotated(caller, membership.id(), given);
            case Roster.Outcome.Already(var membership) -> annotated(caller, membership.id(), given);
            case Roster.Outcome.LastOwner last -> lastOwner();
            case Roster.Outcome.Gone gone -> gone();
        };
    }

    @Override
    public Outcome<Member> delete(Caller caller, Member present) {
        boolean themselves = present.membership().user().equals(caller.user());
        if (!themselves) {
            Optional<Outcome<Member>> refusal = Rights.refusal(caller, Act.DESTROY, Subject.MEMBERSHIPS);
            if (refusal.isPresent()) {
                return Rights.forbidden("Your role, " + caller.role().key() + ", may only end your own membership.");
            }
            if (!caller.role().mayGrant(present.membership().role())) {
                return Rights.forbidden("Only an owner ends the memberships of owners.");
            }
        }
        if (themselves && caller.role() == Role.OWNER) {
            return Rights.forbidden(
                    "An owner leaves after handing the organization over: transfer its ownership first.");
        }
        return switch (roster.end(caller.organization(), present.membership().id(), Rights.who(caller))) {
            case Roster.Outcome.Done done -> Outcome.done(present);
            case Roster.Outcome.Already already -> Outcome.done(present);
            case Roster.Outcome.LastOwner last -> lastOwner();
            case Roster.Outcome.Gone gone -> gone();
        };
    }

    /** Rialto sends no mail: the invitation is open until the first sign-in, and stays so. */
    @Override
    public Outcome<Member> act(Caller caller, Member present, String action, Given given) {
        Optional<Outcome<Member>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.MEMBERSHIPS);
        return refusal.orElseGet(() -> present.membership().pending()
                ? Outcome.done(present)
                : Outcome.refused(new Refusal.Invalid(Fault.ofAll("has been accepted already", "invalid"))));
    }

    private Outcome<Member> annotated(Caller caller, Member present, Given given) {
        return annotated(caller, present.membership().id(), given);
    }

    private Outcome<Member> annotated(Caller caller, MembershipId id, Given given) {
        Optional<Member> present = members.byId(caller.organization(), id);
        if (present.isEmpty()) {
            return gone();
        }
        var notes = given.notes(present.get().membership().notes());
        if (!notes.equals(present.get().membership().notes())) {
            roster.annotate(caller.organization(), id, notes, Rights.who(caller));
        }
        return members.byId(caller.organization(), id).map(Outcome::done).orElseGet(MembershipsResource::gone);
    }

    private static Outcome<Member> gone() {
        return Outcome.refused(new Refusal.Gone());
    }

    private static Outcome<Member> lastOwner() {
        return Outcome.refused(
                new Refusal.Locked("The organization would be without an owner: make another one first."));
    }
}
