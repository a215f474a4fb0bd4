package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permissions;
import io.rialto.server.organization.Profile;
import io.rialto.server.organization.Profiles;
import io.rialto.server.organization.Role;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Roles: the four that there are. They are given, and the same in every organization. */
@Component
class RolesResource implements Resource<RolesResource.RoleOf> {

    /** A role as an organization has it. */
    record RoleOf(Role role, Profile profile) {}

    private static final String GIVEN =
            "There are four roles, owner, admin, support and auditor: none is made or changed.";

    private static final Schema<RoleOf> SCHEMA = Schema.of(
                    "roles", (RoleOf role) -> role.role().id())
            .saying("What a member may do. There are four: owner, admin, support and auditor.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
            .with(
                    Attribute.text("name").required().searched().like("admin"),
                    role -> role.role().key())
            .with(
                    Attribute.text("kind").searched().like("admin"),
                    role -> role.role().key())
            .with(Attribute.instant("created_at"), role -> role.profile().createdAt())
            .with(Attribute.instant("updated_at"), role -> role.profile().createdAt())
            .with(Attribute.text("reference").orNull(), role -> null)
            .with(Attribute.text("reference_origin").orNull(), role -> null)
            .with(Attribute.object("metadata"), role -> java.util.Map.of())
            .toOneGiven(
                    "organization",
                    "organizations",
                    false,
                    role -> Optional.of(role.profile().organization().publicId()))
            .toMany("permissions", "permissions", RolesResource::ofRole)
            .toMany("memberships", "memberships", RolesResource::ofRole)
            .toMany("api_credentials", "api_credentials", RolesResource::ofRole)
            .toMany(
                    "versions",
                    "versions",
                    role -> VersionsResource.of("roles", role.role().id()))
            .trigger("_add_missing_base_permissions", "Has no effect: none is ever missing.")
            .build();

    private final Permissions permissions;
    private final Profiles profiles;

    RolesResource(Permissions permissions, Profiles profiles) {
        this.permissions = permissions;
        this.profiles = profiles;
    }

    private static Condition ofRole(RoleOf role) {
        return new Condition.Test("role", Predicate.EQ, List.of(role.role().key()));
    }

    @Override
    public Schema<RoleOf> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<RoleOf> find(Caller caller, String id) {
        return Permissions.roleById(id)
                .flatMap(role -> profiles.of(caller.organization()).map(profile -> new RoleOf(role, profile)));
    }

    @Override
    public Found<RoleOf> list(Caller caller, Search search) {
        Profile profile = profiles.of(caller.organization()).orElseThrow();
        return permissions.searchRoles(search).map(role -> new RoleOf(role, profile));
    }

    /** Nobody changes it. */
    @Override
    public void lock(Caller caller, RoleOf present) {
        // see above
    }

    @Override
    public Outcome<RoleOf> create(Caller caller, Given given) {
        return Rights.forbidden(GIVEN);
    }

    @Override
    public Outcome<RoleOf> update(Caller caller, RoleOf present, Given given) {
        return Rights.forbidden(GIVEN);
    }
}
