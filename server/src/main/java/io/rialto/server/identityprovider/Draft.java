package io.rialto.server.identityprovider;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an identity provider to be: all of a new one, or what shall change of one there is. Nothing of it is checked
 * yet.
 *
 * @param given by attribute; an empty value clears what there is
 * @param disabled whether nobody shall sign in by it; absent: as it is
 */
public record Draft(
        Map<Attribute, Optional<String>> given, @Nullable Boolean disabled) {

    /** Nothing. */
    public static final Draft EMPTY = new Draft(Map.of(), null);

    public Draft {
        given = Map.copyOf(given);
    }

    /** This draft, with the attribute set; null clears it. Domains are one text, separated by commas; metadata is JSON. */
    public Draft with(Attribute attribute, @Nullable String value) {
        Map<Attribute, Optional<String>> more = new EnumMap<>(Attribute.class);
        more.putAll(given);
        more.put(attribute, Optional.ofNullable(value));
        return new Draft(more, disabled);
    }

    /** This draft, which also closes the provider, or opens it again. */
    public Draft withDisabled(boolean closed) {
        return new Draft(given, closed);
    }

    /** Drafts have no text: a secret is in them. */
    @Override
    public String toString() {
        return "Draft" + given.keySet();
    }
}
