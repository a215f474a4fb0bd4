package io.rialto.server.identityprovider;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that was written of one provider, in the clear; what is optional may be absent. */
record Values(Map<Attribute, String> byAttribute) {

    // What is proved: whoever changes one of these must prove it again.
    private static final Set<Attribute> PROVED = Set.of(
            Attribute.CLIENT_ID,
            Attribute.CLIENT_SECRET,
            Attribute.ISSUER,
            Attribute.DOMAINS,
            Attribute.TOKEN_URL,
            Attribute.AUTHORIZE_URL,
            Attribute.JWKS_URL);

    static final Values NONE = new Values(Map.of());

    Values {
        byAttribute = Map.copyOf(byAttribute);
    }

    /** These, changed by a draft that was checked. */
    Values with(Draft draft) {
        Map<Attribute, String> changed = new EnumMap<>(Attribute.class);
        changed.putAll(byAttribute);
        draft.given()
                .forEach((attribute, given) ->
                        given.ifPresentOrElse(value -> changed.put(attribute, value), () -> changed.remove(attribute)));
        return new Values(changed);
    }

    @Nullable
    String optional(Attribute attribute) {
        return byAttribute.get(attribute);
    }

    String of(Attribute attribute) {
        String value = byAttribute.get(attribute);
        if (value == null) {
            throw new IllegalStateException(attribute + " was not checked");
        }
        return value;
    }

    String metadata() {
        return byAttribute.getOrDefault(Attribute.METADATA, "{}");
    }

    List<Domain> domains() {
        return Arrays.stream(of(Attribute.DOMAINS).split(",")).map(Domain::new).toList();
    }

    /** Whether the same must be proved for both. */
    boolean provesAs(Values other) {
        return PROVED.stream()
                .allMatch(attribute -> attribute == Attribute.DOMAINS
                        ? Set.copyOf(domains()).equals(Set.copyOf(other.domains()))
                        : of(attribute).equals(other.of(attribute)));
    }

    /** Values have no text: a secret is in them. */
    @Override
    public String toString() {
        return "Values";
    }
}
