package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import org.jspecify.annotations.Nullable;

/**
 * What an API client attaches to a resource for its own purposes.
 *
 * @param metadata a JSON object, as text
 */
public record Notes(@Nullable String reference, @Nullable String referenceOrigin, String metadata) {

    public static final Notes NONE = new Notes(null, null, "{}");

    Alterations alterations(Notes before, Alterations all) {
        return all.of("reference", before.reference, reference)
                .of("reference_origin", before.referenceOrigin, referenceOrigin)
                .of("metadata", before.metadata, metadata);
    }
}
