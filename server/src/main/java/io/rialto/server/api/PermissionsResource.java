package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permissions;
import io.rialto.server.organization.Profile;
import io.rialto.server.organization.Profiles;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Permissions: what each role may do. They follow from the roles. */
@Component
class PermissionsResource implements Resource<PermissionsResource.PermissionOf> {

    /** A permission as an organization has it. */
    record PermissionOf(Permission permission, Profile profile) {}

    private static final String GIVEN = "Permissions follow from the four roles: none is made or changed.";

    private static final Schema<PermissionOf> SCHEMA = Schema.of(
                    "permissions", (PermissionOf one) -> one.permission().id())
            .saying(
                    "What a role may do with one kind of resource. Identity providers are written in enterprise organizations only.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
            .with(
                    Attribute.flag("can_create").writable().searched(),
                    one -> one.permission().may(Act.CREATE))
            .with(
                    Attribute.flag("can_read").writable().searched(),
                    one -> one.permission().may(Act.READ))
            .with(
                    Attribute.flag("can_update").writable().searched(),
                    one -> one.permission().may(Act.UPDATE))
            .with(
                    Attribute.flag("can_destroy").writable().searched(),
                    one -> one.permission().may(Act.DESTROY))
            .with(
                    Attribute.text("subject").writable().searched().like("memberships"),
                    one -> one.permission().subject().key())
            .with(Attribute.object("restrictions").saying("Always empty."), one -> Map.of())
            .with(Attribute.instant("created_at"), one -> one.profile().createdAt())
            .with(Attribute.instant("updated_at"), one -> one.profile().createdAt())
            .with(Attribute.text("reference").orNull(), one -> null)
            .with(Attribute.text("reference_origin").orNull(), one -> null)
            .with(Attribute.object("metadata"), one -> Map.of())
            .toOneGiven(
                    "organization",
                    "organizations",
                    false,
                    one -> Optional.of(one.profile().organization().publicId()))
            .toOneGiven(
                    "role",
                    "roles",
                    false,
                    one -> Optional.of(one.permission().role().id()))
            .toMany(
                    "versions",
                    "versions",
                    one -> VersionsResource.of("permissions", one.permission().id()))
            .build();

    private final Permissions permissions;
    private final Profiles profiles;

    PermissionsResource(Permissions permissions, Profiles profiles) {
        this.permissions = permissions;
        this.profiles = profiles;
    }

    @Override
    public Schema<PermissionOf> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<PermissionOf> find(Caller caller, String id) {
        return permissions
                .byId(id)
                .flatMap(one -> profiles.of(caller.organization()).map(profile -> new PermissionOf(one, profile)));
    }

    @Override
    public Found<PermissionOf> list(Caller caller, Search search) {
        Profile profile = profiles.of(caller.organization()).orElseThrow();
        return permissions.search(search).map(one -> new PermissionOf(one, profile));
    }

    /** Nobody changes it. */
    @Override
    public void lock(Caller caller, PermissionOf present) {
        // see above
    }

    @Override
    public Outcome<PermissionOf> create(Caller caller, Given given) {
        return Rights.forbidden(GIVEN);
    }

    @Override
    public Outcome<PermissionOf> update(Caller caller, PermissionOf present, Given given) {
        return Rights.forbidden(GIVEN);
    }
}
