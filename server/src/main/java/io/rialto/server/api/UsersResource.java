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
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.User;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Users: one changes oneself, and sees who belongs, or belonged, to the same organization. */
@Component
class UsersResource implements Resource<User> {

    private static final Schema<User> SCHEMA = Schema.of(
                    "users", (User user) -> user.id().value())
            .saying("A member of the staff. Yours is at /api/user.")
            .own("user")
            .offering(Operation.UPDATE)
            .sparing(Operation.UPDATE)
            .with(
                    Attribute.text("email")
                            .writable()
                            .saying("Who it is. It cannot be changed here.")
                            .like("olga@acme.com"),
                    user -> user.email().value())
            .with(Attribute.text("first_name").writable().atMost(200).like("Olga"), User::firstName)
            .with(Attribute.text("last_name").writable().atMost(200).like("Owner"), User::lastName)
            .with(Attribute.text("time_zone").optional().like("Europe/Tallinn"), User::timeZone)
            .with(Attribute.flag("otp_required_for_login").saying("Always false."), user -> false)
            .noted(User::notes, User::createdAt, User::updatedAt)
            .build();

    private final Users users;
    private final Memberships memberships;
    private final Changes changes;

    UsersResource(Users users, Memberships memberships, Changes changes) {
        this.users = users;
        this.memberships = memberships;
        this.changes = changes;
    }

    @Override
    public Schema<User> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<User> own(Caller caller) {
        return users.byId(caller.user());
    }

    @Override
    public Optional<User> find(Caller caller, String id) {
        return Ids.of(id, UserId::new)
                .filter(user -> memberships.of(user, caller.organization()).isPresent())
                .flatMap(users::byId);
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<User> present, Given given) {
        return present.map(user -> faults(user, given)).orElseGet(List::of);
    }

    @Override
    public void lock(Caller caller, User present) {
        users.lock(present.id());
    }

    @Override
    public Outcome<User> update(Caller caller, User present, Given given) {
        if (!present.id().equals(caller.user())) {
            return Rights.forbidden("Everybody changes only themselves.");
        }
        List<Fault> faults = faults(present, given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        User changed = new User(
                present.id(),
                present.email(),
                given.textOr("first_name", present.firstName()),
                given.textOr("last_name", present.lastName()),
                given.text("time_zone", present.timeZone()),
                given.notes(present.notes()),
                present.createdAt(),
                present.updatedAt());
        users.save(changed);
        changes.record(
                new io.rialto.server.audit.Subject(
                        caller.organization().value(), "users", present.id().value()),
                Event.UPDATE,
                new Alterations()
                        .of("first_name", present.firstName(), changed.firstName())
                        .of("last_name", present.lastName(), changed.lastName())
                        .of("time_zone", present.timeZone(), changed.timeZone()),
                Rights.who(caller));
        return users.byId(present.id()).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.Gone()));
    }

    private static List<Fault> faults(User present, Given given) {
        List<Fault> faults = new ArrayList<>();
        // Whoever took another's address would be taken for them when they sign in by their company.
        boolean sameAddress = EmailAddress.of(
                        given.textOr("email", present.email().value()))
                .filter(email -> email.key().equals(present.email().key()))
                .isPresent();
        if (!sameAddress) {
            faults.add(Fault.of("email", "cannot be changed here: it follows your identity provider", "invalid"));
        }
        if (!isTimeZone(given.text("time_zone", null))) {
            faults.add(Fault.of("time_zone", "must be a time zone as Europe/Tallinn", "invalid"));
        }
        return faults;
    }

    private static boolean isTimeZone(@Nullable String name) {
        try {
            return name == null
                    || (name.length() <= 60 && ZoneId.of(name).getId().equals(name));
        } catch (DateTimeException none) {
            return false;
        }
    }
}
