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
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.organization.Profile;
import io.rialto.server.organization.Profiles;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Roster;
import io.rialto.server.organization.Subscription;
import io.rialto.server.organization.Users;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organizations: the one that the credential is for. The server's operator makes them. */
@Component
class OrganizationsResource implements Resource<Profile> {

    private static final Schema<Profile> SCHEMA = Schema.of(
                    "organizations", (Profile profile) -> profile.organization().publicId())
            .saying("The organization that your credential is for.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
            .sparingChanges(given -> given.only("sso_enforcement"))
            .sparingAction("transfer_ownership")
            .with(
                    Attribute.text("name").required().atMost(200).searched().like("Acme"),
                    profile -> profile.organization().name())
            .with(
                    Attribute.text("slug").searched().like("acme"),
                    profile -> profile.organization().slug())
            .with(Attribute.text("domain").orNull().saying("Always null."), profile -> null)
            .with(Attribute.text("support_phone").optional().atMost(60), Profile::supportPhone)
            .with(Attribute.text("support_email").optional(), Profile::supportEmail)
            .with(Attribute.text("logo_url").optional().atMost(2_000), Profile::logoUrl)
            .with(Attribute.text("favicon_url").optional().atMost(2_000), Profile::faviconUrl)
            .with(Attribute.text("primary_color").optional().like("#1a2b3c"), Profile::primaryColor)
            .with(Attribute.text("contrast_color").optional().like("#ffffff"), Profile::contrastColor)
            .with(Attribute.text("gtm_id").orNull().saying("Always null."), profile -> null)
            .with(Attribute.text("gtm_id_test").orNull().saying("Always null."), profile -> null)
            .with(Attribute.text("region").orNull().saying("Always null."), profile -> null)
            .with(Attribute.object("config").orNull().saying("Always null."), profile -> null)
            .with(Attribute.flag("can_switch_live").saying("Always true."), profile -> true)
            .with(
                    Attribute.object("subscription_info")
                            .saying("The plan: standard or enterprise, when it ends (null: never), from when on the"
                                    + " organization is read-only, and what it brings."),
                    OrganizationsResource::subscription)
            .with(
                    Attribute.oneOf("default_role", "admin", "support", "auditor")
                            .saying("What somebody becomes who signs in for the first time."),
                    profile -> profile.organization().defaultRole().key())
            .with(
                    Attribute.oneOf("sso_enforcement", "off", "proved_domains", "everyone")
                            .writable()
                            .saying("Who must sign in through the organization's provider; owners' passkeys always"
                                    + " work. Ask sso_rehearsals first."),
                    profile -> profile.organization().enforcement().key())
            .noted(Profile::notes, Profile::createdAt, Profile::updatedAt)
            .toMany("memberships", "memberships", profile -> Condition.ALWAYS)
            .toMany("roles", "roles", profile -> Condition.ALWAYS)
            .toMany("permissions", "permissions", profile -> Condition.ALWAYS)
            .toMany("api_credentials", "api_credentials", profile -> Condition.ALWAYS)
            .action(new Action(
                    "transfer_ownership",
                    "PATCH",
                    List.of(Attribute.text("new_owner_email").required()),
                    "Makes another member the owner, and you an admin."))
            .build();

    private final Profiles profiles;
    private final Users users;
    private final Roster roster;
    private final Enforcing enforcing;

    OrganizationsResource(Profiles profiles, Users users, Roster roster, Enforcing enforcing) {
        this.profiles = profiles;
        this.users = users;
        this.roster = roster;
        this.enforcing = enforcing;
    }

    @Override
    public Schema<Profile> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Profile> find(Caller caller, String id) {
        return profiles.of(caller.organization())
                .filter(profile -> profile.organization().publicId().equals(id));
    }

    @Override
    public Found<Profile> list(Caller caller, Search search) {
        return profiles.search(caller.organization(), search);
    }

    @Override
    public List<Fault> faults(Caller caller, Optional<Profile> present, Given given) {
        return ProfileFaults.of(given);
    }

    @Override
    public void lock(Caller caller, Profile present) {
        roster.lock(caller.organization());
    }

    @Override
    public Outcome<Profile> create(Caller caller, Given given) {
        return Rights.forbidden("Organizations are made by whoever runs this server, in its configuration file.");
    }

    @Override
    public Outcome<Profile> update(Caller caller, Profile present, Given given) {
        Optional<Outcome<Profile>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.ORGANIZATIONS);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Fault> faults = ProfileFaults.of(given);
        if (!faults.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(faults));
        }
        Optional<Refusal> obstacle = enforcing.refusal(caller, present.organization(), given);
        if (obstacle.isPresent()) {
            return Outcome.refused(obstacle.get());
        }
        profiles.save(present, changed(present, given), Rights.who(caller));
        enforcing
                .wanted(given)
                .ifPresent(wanted -> profiles.enforce(present.organization(), wanted, Rights.who(caller)));
        return profiles.of(caller.organization())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Gone()));
    }

    private static Profile changed(Profile present, Given given) {
        Organization before = present.organization();
        return new Profile(
                new Organization(
                        before.id(),
                        before.publicId(),
                        before.slug(),
                        given.textOr("name", before.name()),
                        before.subscription(),
                        before.defaultRole(),
                        before.enforcement()),
                given.text("support_phone", present.supportPhone()),
                given.text("support_email", present.supportEmail()),
                given.text("logo_url", present.logoUrl()),
                given.text("favicon_url", present.faviconUrl()),
                given.text("primary_color", present.primaryColor()),
                given.text("contrast_color", present.contrastColor()),
                given.notes(present.notes()),
                present.createdAt(),
                present.updatedAt());
    }

    @Override
    public Outcome<Profile> act(Caller caller, Profile present, String action, Given given) {
        if (caller.role() != Role.OWNER) {
            return Rights.forbidden("Only an owner hands the organization over.");
        }
        Optional<Roster.Outcome> outcome = EmailAddress.of(given.required("new_owner_email"))
                .flatMap(users::byEmail)
                .map(next -> roster.transfer(caller.organization(), caller.user(), next.id(), Rights.who(caller)));
        return outcome.filter(Roster.Outcome.Done.class::isInstance).isPresent()
                ? Outcome.done(present)
                : Outcome.refused(new Refusal.Invalid(Fault.of(
                        "new_owner_email",
                        "must be the address of another member, who has signed in before",
                        "invalid")));
    }

    private static Map<String, @Nullable Object> subscription(Profile profile) {
        Subscription subscription = profile.organization().subscription();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("plan_type", subscription.plan().name().toLowerCase(Locale.ROOT));
        shown.put("plan_ends_at", subscription.endsAt());
        shown.put("entitlements", Map.of("identity_providers", subscription.plan() == Plan.ENTERPRISE));
        return shown;
    }
}
