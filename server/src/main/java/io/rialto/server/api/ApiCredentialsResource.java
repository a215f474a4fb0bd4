package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.ApiCredential;
import io.rialto.server.organization.ApiCredentialId;
import io.rialto.server.organization.ApiCredentials;
import io.rialto.server.organization.ApiCredentials.Made;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.HeldCredential;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Rotation;
import io.rialto.server.organization.Rotation.Overlap;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * API credentials. Owners and admins write them, admins never those of owners. A new one is its maker's and acts as them; its secret
 * is in the answer to its making and nowhere else.
 */
@Component
class ApiCredentialsResource implements Resource<ApiCredentialsResource.Shown> {

    private static final String MASKED = "********";

    /** @param secret in the answer to its making alone */
    record Shown(HeldCredential held, @Nullable String secret) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Shown[" + held.credential().id().value() + "]";
        }

        <V> @Nullable V rotated(Function<Rotation, @Nullable V> what) {
            Rotation rotation = credential().rotation();
            return rotation == null ? null : what.apply(rotation);
        }

        ApiCredential credential() {
            return held.credential();
        }
    }

    private final Schema<Shown> schema;
    private final ApiCredentials credentials;
    private final OwnOrganization own;

    ApiCredentialsResource(ApiCredentials credentials, OwnOrganization own) {
        this.credentials = credentials;
        this.own = own;
        this.schema = described(own);
    }

    private static Schema<Shown> described(OwnOrganization own) {
        return Schema.of(
                        "api_credentials",
                        (Shown shown) -> shown.credential().id().value())
                .saying("Lets a program act as its user in the organization.")
                .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
                .sparing(Operation.DELETE)
                .sparingChanges(given -> given.only("_rotate", "_end_old"))
                .with(
                        Attribute.text("name").required().atMost(200).searched().like("Deployment"),
                        shown -> shown.credential().name())
                .with(
                        Attribute.oneOf("kind", "user")
                                .required()
                                .onlyAtItsCreation()
                                .searched()
                                .saying("Always user."),
                        shown -> "user")
                .with(Attribute.flag("confidential").saying("Always true."), shown -> true)
                .with(Attribute.text("redirect_uri").orNull().saying("Always null."), shown -> null)
                .with(
                        Attribute.text("client_id").searched(),
                        shown -> shown.credential().clientId())
                .with(
                        Attribute.text("client_secret").saying("Shown once, when it is made or changed."),
                        shown -> shown.secret() == null ? MASKED : shown.secret())
                .with(Attribute.text("scopes").like("provisioning-api"), shown -> "provisioning-api")
                .with(
                        Attribute.number("expires_in")
                                .writable()
                                .searched()
                                .saying("How many seconds a token is good: 1800 to 86400.")
                                .like(7200),
                        shown -> shown.credential().expiresIn().toSeconds())
                .with(Attribute.oneOf("mode", "test", "live").saying("Always live."), shown -> "live")
                .with(Attribute.flag("custom").saying("Always false."), shown -> false)
                .with(
                        Attribute.instant("last_used_at").orNull().searched(),
                        shown -> shown.credential().lastUsedAt())
                .with(
                        Attribute.instant("rotated_at").orNull().saying("When its secret was last changed."),
                        shown -> shown.rotated(Rotation::at))
                .with(
                        Attribute.instant("old_secret_ends_at")
                                .orNull()
                                .saying("Until when the secret before is good, too."),
                        shown -> shown.rotated(Rotation::oldEndsAt))
                .with(
                        Attribute.instant("old_secret_used_at")
                                .orNull()
                                .saying("When the secret before last got a token since the change; null: not once."),
                        shown -> shown.rotated(Rotation::oldUsedAt))
                .triggerFor(Attribute.oneOf("_rotate", "none", "hour", "day", "week", "month")
                        .saying("Makes another client_secret, which is in the answer alone; the old one stays"
                                + " good beside it for that long. With none, its tokens are over, too."))
                .trigger("_end_old", "Ends the old secret now, and every token up to now.")
                .with(
                        Attribute.instant("disabled_at")
                                .orNull()
                                .searched()
                                .saying("When the configuration file ceased to name it."),
                        shown -> shown.credential().disabledAt())
                .with(
                        Attribute.oneOf("managed_by", "file", "api")
                                .saying("file: the configuration file names it and its secret."),
                        shown -> shown.credential().fromFile() ? "file" : "api")
                .noted(
                        shown -> shown.credential().notes(),
                        shown -> shown.credential().createdAt(),
                        shown -> shown.credential().updatedAt())
                .toOneGiven(
                        "organization",
                        "organizations",
                        false,
                        shown -> own.idOf(shown.credential().organization()))
                .toOneGiven(
                        "role",
                        "roles",
                        false,
                        shown -> Optional.of(shown.held().role().id()))
                .toOne(
                        "user",
                        "users",
                        shown -> Optional.of(shown.credential().user().value()))
                .toMany(
                        "versions",
                        "versions",
                        shown -> VersionsResource.of(
                                "api_credentials", shown.credential().id().value()))
                .filter("role_name", Type.TEXT)
                .build();
    }

    @Override
    public Schema<Shown> schema() {
        return schema;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return Ids.of(id, ApiCredentialId::new).flatMap(known -> shown(caller, known));
    }

    private Optional<Shown> shown(Caller caller, ApiCredentialId id) {
        return credentials.held(caller.organization(), id).map(held -> new Shown(held, null));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return credentials.search(caller.organization(), search).map(held -> new Shown(held, null));
    }

    @Override
    public Outcome<Shown> create(Caller caller, Given given) {
        Optional<Outcome<Shown>> refusal = Rights.refusal(caller, Act.CREATE, Subject.API_CREDENTIALS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Fault> faults = faults(caller, Optional.empty(), given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        Made made = credentials.create(
                caller.organization(),
                caller.user(),
                given.required("name"),
                life(given, ApiCredential.USUAL_LIFE),
                given.notes(Notes.NONE),
                Rights.who(caller));
        return Outcome.done(new Shown(new HeldCredential(made.credential(), caller.role()), made.secret()));
    }

    @Override
    public Outcome<Shown> update(Caller caller, Shown present, Given given) {
        Optional<Outcome<Shown>> refusal = refusal(caller, Act.UPDATE, present);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ApiCredential before = present.credential();
        List<Fault> faults = faults(caller, Optional.of(present), given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        ApiCredential after = before.changed(
                given.textOr("name", before.name()), life(given, before.expiresIn()), given.notes(before.notes()));
        if (credentials.update(after, Rights.who(caller)).isEmpty()) {
            return gone();
        }
        if (given.triggered("_end_old")) {
            credentials.endOld(before, Rights.who(caller));
        }
        return overlap(given)
                .map(overlap -> rotated(caller, present, overlap))
                .orElseGet(() -> shown(caller, before.id()))
                .map(Outcome::done)
                .orElseGet(ApiCredentialsResource::gone);
    }

    private static Optional<Overlap> overlap(Given given) {
        return Overlap.of(given.textOr("_rotate", ""));
    }

    private Optional<Shown> rotated(Caller caller, Shown present, Overlap overlap) {
        return credentials
                .rotate(caller.organization(), present.credential().id(), overlap, Rights.who(caller))
                .map(made -> new Shown(
                        new HeldCredential(made.credential(), present.held().role()), made.secret()));
    }

    @Override
    public Outcome<Shown> delete(Caller caller, Shown present) {
        return refusal(caller, Act.DESTROY, present)
                .orElseGet(() -> credentials.delete(
                                caller.organization(), present.credential().id(), Rights.who(caller))
                        ? Outcome.done(present)
                        : gone());
    }

    private static Optional<Outcome<Shown>> refusal(Caller caller, Act act, Shown present) {
        Optional<Outcome<Shown>> refusal = Rights.refusal(caller, act, Subject.API_CREDENTIALS);
        return refusal.isPresent() || caller.role().mayGrant(present.held().role())
                ? refusal
                : Optional.of(Rights.forbidden("Only an owner writes the credentials of owners."));
    }

    @Override
    public void lock(Caller caller, Shown present) {
        credentials.lock(present.credential().id());
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Shown> present, Given given) {
        List<Fault> faults = new ArrayList<>();
        own.fault(caller, given).ifPresent(faults::add);
        Role role = present.map(shown -> shown.held().role()).orElse(caller.role());
        given.related("role")
                .filter(named -> !named.equals(role.id()))
                .map(other -> Fault.ofRelation(
                        "role",
                        present.isEmpty()
                                ? "must be your own, for a credential acts as its maker"
                                : "is its user's: change their membership",
                        "invalid"))
                .ifPresent(faults::add);
        if (overlap(given).isPresent()
                && present.filter(shown -> shown.credential().fromFile()).isPresent()) {
            faults.add(Fault.of("_rotate", "is not possible: the configuration file names its secret", "invalid"));
        }
        Duration life = life(given, ApiCredential.USUAL_LIFE);
        if (life.compareTo(ApiCredential.SHORTEST_LIFE) < 0 || life.compareTo(ApiCredential.LONGEST_LIFE) > 0) {
            faults.add(Fault.of(
                    "expires_in",
                    "must be from " + ApiCredential.SHORTEST_LIFE.toSeconds() + " to "
                            + ApiCredential.LONGEST_LIFE.toSeconds(),
                    "invalid"));
        }
        return faults;
    }

    private static Duration life(Given given, Duration present) {
        Long seconds = given.number("expires_in", null);
        return seconds == null ? present : Duration.ofSeconds(seconds);
    }

    private static <T> Outcome<T> gone() {
        return Outcome.refused(new Refusal.Gone());
    }
}
