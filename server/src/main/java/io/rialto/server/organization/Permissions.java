package io.rialto.server.organization;

import io.rialto.server.organization.Permission.Act;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds permissions, and the roles that have them. They are the same for every organization. */
@Component
public class Permissions {

    private final Catalogue<Permission> permissions;
    private final Catalogue<Role> roles;

    public Permissions(JdbcClient jdbc) {
        permissions = new Catalogue<>(jdbc, Permission.ALL, Permission::id, attributes());
        Map<String, Function<Role, Object>> names = new LinkedHashMap<>();
        names.put("name", Role::key);
        names.put("kind", Role::key);
        roles = new Catalogue<>(jdbc, List.of(Role.values()), Role::id, names);
    }

    private static Map<String, Function<Permission, Object>> attributes() {
        Map<String, Function<Permission, Object>> attributes = new LinkedHashMap<>();
        attributes.put("role", permission -> permission.role().key());
        attributes.put("subject", permission -> permission.subject().key());
        attributes.put("can_create", permission -> permission.may(Act.CREATE));
        attributes.put("can_read", permission -> permission.may(Act.READ));
        attributes.put("can_update", permission -> permission.may(Act.UPDATE));
        attributes.put("can_destroy", permission -> permission.may(Act.DESTROY));
        return attributes;
    }

    public Found<Permission> search(Search search) {
        return permissions.search(search);
    }

    public Optional<Permission> byId(String id) {
        return Permission.ALL.stream()
                .filter(permission -> permission.id().equals(id))
                .findFirst();
    }

    public Found<Role> searchRoles(Search search) {
        return roles.search(search);
    }

    /** The role that the API calls so. */
    public static Optional<Role> roleById(String id) {
        return List.of(Role.values()).stream()
                .filter(role -> role.id().equals(id))
                .findFirst();
    }
}
