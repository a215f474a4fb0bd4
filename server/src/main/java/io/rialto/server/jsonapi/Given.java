package io.rialto.server.jsonapi;

import io.rialto.server.organization.Notes;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request gives: attributes, checked against the schema, the triggers that are set, and what it relates to. An attribute that
 * is not given keeps its value; one that is given as null is cleared.
 */
public final class Given {

    private final Map<String, @Nullable Object> attributes;
    private final Set<String> triggers;
    private final Map<String, String> relations;
    private final List<Fault> faults;

    Given(Map<String, @Nullable Object> attributes, Set<String> triggers, Map<String, String> relations) {
        this(attributes, triggers, relations, List.of());
    }

    /** @param faults what the schema says against it; only a given without any goes to a resource's operations */
    Given(
            Map<String, @Nullable Object> attributes,
            Set<String> triggers,
            Map<String, String> relations,
            List<Fault> faults) {
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        this.triggers = Set.copyOf(triggers);
        this.relations = Map.copyOf(relations);
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** The text that is given for a required attribute. */
    public String required(String attribute) {
        return attributes.get(attribute) instanceof String text ? text : "";
    }

    /** The text that is given, or the present one when none is. */
    public @Nullable String text(String attribute, @Nullable String present) {
        return has(attribute) ? (String) attributes.get(attribute) : present;
    }

    /** As {@link #text}, of an attribute that is never null. */
    public String textOr(String attribute, String present) {
        return attributes.get(attribute) instanceof String text ? text : present;
    }

    public boolean flagOr(String attribute, boolean present) {
        return attributes.get(attribute) instanceof Boolean flag ? flag : present;
    }

    public @Nullable Long number(String attribute, @Nullable Long present) {
        return has(attribute) ? (Long) attributes.get(attribute) : present;
    }

    public @Nullable Instant instant(String attribute, @Nullable Instant present) {
        return has(attribute)
                ? (attributes.get(attribute) instanceof String text ? Kind.instant(text) : null)
                : present;
    }

    /** A JSON object as text; the empty one when it is cleared. */
    public String json(String attribute, String present) {
        if (!has(attribute)) {
            return present;
        }
        Object object = attributes.get(attribute);
        return object == null ? "{}" : Json.text(object);
    }

    /** What clients attach to every resource, as {@link Schema.Builder#noted} describes it. */
    public Notes notes(Notes present) {
        return new Notes(
                text("reference", present.reference()),
                text("reference_origin", present.referenceOrigin()),
                json("metadata", present.metadata()));
    }

    /** Whether nothing is given but some of these attributes, triggers and relations. */
    public boolean only(String... names) {
        return Stream.of(attributes.keySet(), triggers, relations.keySet())
                .flatMap(Set::stream)
                .allMatch(List.of(names)::contains);
    }

    /** Whether the trigger is there, and true. */
    public boolean triggered(String trigger) {
        return triggers.contains(trigger);
    }

    /** The id of what it is to be related to. */
    public Optional<String> related(String relation) {
        return Optional.ofNullable(relations.get(relation));
    }
}
