package io.rialto.server.scim;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Where SCIM-SDK has its accounts and groups: no two of one name. */
abstract class KeptInMemory<T extends ResourceNode> extends ResourceHandler<T> {

    private final Map<String, T> kept = new LinkedHashMap<>();
    private final Function<T, String> name;

    KeptInMemory(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public synchronized T createResource(T resource, Context context) {
        if (kept.values().stream().anyMatch(one -> name.apply(one).equalsIgnoreCase(name.apply(resource)))) {
            throw new ConflictException("the name is taken");
        }
        resource.setId(UUID.randomUUID().toString());
        Meta meta = resource.getMeta().orElseThrow();
        meta.setCreated(Instant.now());
        meta.setLastModified(Instant.now());
        kept.put(resource.getId().orElseThrow(), resource);
        return resource;
    }

    @Override
    public synchronized T getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return kept.containsKey(id) ? JsonHelper.copyResourceToObject(kept.get(id), getType()) : null;
    }

    @Override
    public synchronized PartialListResponse<T> listResources(
            long start,
            int count,
            FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder order,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        return PartialListResponse.<T>builder()
                .resources(List.copyOf(kept.values()))
                .totalResults(kept.size())
                .build();
    }

    @Override
    public synchronized T updateResource(T resource, Context context) {
        String id = resource.getId().orElseThrow();
        if (!kept.containsKey(id)) {
            throw new ResourceNotFoundException("no such resource");
        }
        // The library makes the version out of what is there, unless one is there already.
        resource.getMeta().ifPresent(meta -> meta.remove("version"));
        kept.put(id, resource);
        return resource;
    }

    @Override
    public synchronized void deleteResource(String id, Context context) {
        if (kept.remove(id) == null) {
            throw new ResourceNotFoundException("no such resource");
        }
    }
}
