package io.rialto.server.api;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.SsoEnforcement;
import io.rialto.server.organization.Users;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.signin.enforcement.EnforcementRehearsals;
import io.rialto.server.signin.passkey.Passkey;
import io.rialto.server.signin.passkey.PasskeyName;
import io.rialto.server.signin.passkey.Passkeys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/passkeys}: one's own. They are made in the browser, at {@code /me}: an API client has no authenticator. */
@Component
class PasskeysResource implements Resource<Passkey> {

    private static final Schema<Passkey> SCHEMA = Schema.of("passkeys", Passkey::id)
            .saying("What you sign in to the dashboard with instead of a password. They are made on your own page"
                    + " there.")
            .offering(Operation.LIST, Operation.UPDATE, Operation.DELETE)
            .sparing(Operation.UPDATE, Operation.DELETE)
            .with(
                    Attribute.text("name")
                            .writable()
                            .searched()
                            .atMost(PasskeyName.LONGEST)
                            .like("Olga's laptop"),
                    Passkey::name)
            .with(
                    Attribute.flag("backed_up")
                            .saying("Whether the maker of the device keeps it, too, so that it outlasts the device."),
                    Passkey::backedUp)
            .with(Attribute.instant("created_at").searched().saying("When it was made."), Passkey::createdAt)
            .with(Attribute.instant("used_at").orNull().searched().saying("When it was last used."), Passkey::usedAt)
            .build();

    private final Passkeys passkeys;
    private final Users users;
    private final Organizations organizations;
    private final EnforcementRehearsals rehearsals;
    private final Changes changes;

    PasskeysResource(
            Passkeys passkeys,
            Users users,
            Organizations organizations,
            EnforcementRehearsals rehearsals,
            Changes changes) {
        this.passkeys = passkeys;
        this.users = users;
        this.organizations = organizations;
        this.rehearsals = rehearsals;
        this.changes = changes;
    }

    @Override
    public Schema<Passkey> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Passkey> find(Caller caller, String id) {
        return passkeys.byId(caller.user(), id);
    }

    @Override
    public Found<Passkey> list(Caller caller, Search search) {
        return passkeys.search(caller.user(), search);
    }

    @Override
    public void lock(Caller caller, Passkey present) {
        users.lock(caller.user());
    }

    @Override
    public Outcome<Passkey> update(Caller caller, Passkey present, Given given) {
        Optional<PasskeyName> name = PasskeyName.of(given.textOr("name", present.name()));
        if (name.isEmpty()) {
            return Outcome.refused(
                    new Refusal.Invalid(Fault.of("name", "must be a line of 1 to 60 characters", "invalid")));
        }
        passkeys.rename(caller.user(), present.id(), name.get());
        record(
                caller,
                present,
                Event.UPDATE,
                new Alterations().of("name", present.name(), name.get().value()));
        return find(caller, present.id()).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.Gone()));
    }

    @Override
    public Outcome<Passkey> delete(Caller caller, Passkey present) {
        if (isLastWayBack(caller, present)) {
            return Outcome.refused(new Refusal.Locked(
                    "It is the last passkey of an owner while the provider is enforced: if the provider"
                            + " failed, nobody could sign in. Make another one first."));
        }
        passkeys.remove(caller.user(), present.id());
        record(caller, present, Event.DESTROY, new Alterations().of("name", present.name(), null));
        return Outcome.done(present);
    }

    private boolean isLastWayBack(Caller caller, Passkey present) {
        boolean enforced = organizations
                .byId(caller.organization())
                .filter(organization -> organization.enforcement() != SsoEnforcement.OFF)
                .isPresent();
        return enforced
                && caller.role() == Role.OWNER
                && present.opens(caller.organization())
                && rehearsals.passkeysOfOwners(caller.organization()) == 1;
    }

    private void record(Caller caller, Passkey passkey, Event event, Alterations alterations) {
        changes.record(
                new io.rialto.server.audit.Subject(caller.organization().value(), "passkeys", passkey.id()),
                event,
                alterations,
                Rights.who(caller));
    }
}
