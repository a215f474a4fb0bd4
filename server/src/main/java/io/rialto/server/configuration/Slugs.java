package io.rialto.server.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Slugs that must differ from each other. */
final class Slugs {

    private final String scope;
    private final Map<String, Place> taken = new HashMap<>();

    /** @param scope where they are unique, to end a sentence */
    Slugs(String scope) {
        this.scope = scope;
    }

    /** The slug of that part, with a problem when another part has it. */
    Optional<String> of(Fields fields) {
        Optional<Value> value = fields.needed("slug");
        Optional<String> slug = value.flatMap(found -> found.read(Rules.SLUG));
        slug.ifPresent(text -> {
            Place first = taken.putIfAbsent(text, fields.place());
            if (first != null) {
                value.get().refused("is the slug of " + first.path() + " already, and must be unique " + scope);
            }
        });
        return slug;
    }
}
