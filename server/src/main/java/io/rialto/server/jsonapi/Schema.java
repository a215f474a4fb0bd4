package io.rialto.server.jsonapi;

import io.rialto.server.organization.Notes;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Describes a type of resource: what its documents hold, what may be written, and what can be done. From it come the documents,
 * the checks of requests, and the API's description.
 *
 * @param own the path of the one that is the caller's own; empty: there is none
 * @param extracted the attributes in a file of the whole list, the first of them a number that goes upwards; none: there is no such file
 * @param spared what goes on when the organization's plan has ended
 * @param filters what filters may name beside the attributes, as {@code user_email}
 */
public record Schema<T>(
        String type,
        Function<T, String> id,
        String description,
        String own,
        Set<Operation> operations,
        List<Field<T>> fields,
        List<Attribute> triggers,
        List<Relation<T>> relations,
        List<Action> actions,
        List<String> extracted,
        Spared spared,
        Map<String, Type> filters) {

    /** An attribute, and where its value comes from. */
    record Field<T>(Attribute attribute, Function<T, @Nullable Object> value) {}

    public Schema {
        operations = Set.copyOf(operations);
        fields = List.copyOf(fields);
        triggers = List.copyOf(triggers);
        relations = List.copyOf(relations);
        actions = List.copyOf(actions);
        extracted = List.copyOf(extracted);
        filters = Map.copyOf(filters);
    }

    /** @param type as in the address and in the documents */
    public static <T> Builder<T> of(String type, Function<T, String> id) {
        return new Builder<>(type, id);
    }

    boolean offers(Operation operation) {
        return operations.contains(operation);
    }

    Optional<Relation<T>> relation(String name) {
        return relations.stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    Optional<Action> action(String name) {
        return actions.stream().filter(action -> action.name().equals(name)).findFirst();
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.attribute().name().equals(name))
                || relation(name).isPresent();
    }

    boolean isSortable(String name) {
        return name.equals("id")
                || fields.stream()
                        .anyMatch(field -> field.attribute().name().equals(name)
                                && field.attribute().isSortable());
    }

    /** Everything that a filter may name. */
    Map<String, Type> filterable() {
        Map<String, Type> all = new LinkedHashMap<>(filters);
        all.put("id", Type.TEXT);
        fields.stream()
                .map(Field::attribute)
                .filter(Attribute::searchable)
                .forEach(attribute -> all.put(attribute.name(), attribute.kind().searchType()));
        return all;
    }

    /** Collects what a schema says. */
    public static final class Builder<T> {

        private final String type;
        private final Function<T, String> id;
        private String description = "";
        private String own = "";
        private final Set<Operation> operations = EnumSet.of(Operation.RETRIEVE);
        private final List<Field<T>> fields = new ArrayList<>();
        private final List<Attribute> triggers = new ArrayList<>();
        private final List<Relation<T>> relations = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private final List<String> extracted = new ArrayList<>();
        private final Set<Operation> spared = EnumSet.noneOf(Operation.class);
        private final Set<String> sparedActions = new LinkedHashSet<>();
        private Predicate<Given> sparedChanges = given -> false;
        private final Map<String, Type> filters = new LinkedHashMap<>();

        private Builder(String type, Function<T, String> id) {
            this.type = type;
            this.id = id;
        }

        /** A sentence for the API's description. */
        public Builder<T> saying(String sentence) {
            description = sentence;
            return this;
        }

        /** What can be done with it beside retrieving one. */
        public Builder<T> offering(Operation... offered) {
            operations.addAll(List.of(offered));
            return this;
        }

        /** None can be read later: the answer to its making is all there is. */
        public Builder<T> unkept() {
            operations.remove(Operation.RETRIEVE);
            return this;
        }

        /** Under this path is the one that is the caller's own; it can be changed there when {@code UPDATE} is offered. */
        public Builder<T> own(String path) {
            own = path;
            return this;
        }

        /** The value is a text, whole number, flag, instant, or a map: as the attribute's kind is; or null. */
        public Builder<T> with(Attribute attribute, Function<T, @Nullable Object> value) {
            fields.add(new Field<>(attribute, value));
            return this;
        }

        /** The attributes that every resource has: when it was made and changed, and what clients attach to it. All are searched. */
        public Builder<T> noted(Function<T, Notes> notes, Function<T, Instant> created, Function<T, Instant> updated) {
            return with(Attribute.instant("created_at").searched().saying("When it was made."), created::apply)
                    .with(
                            Attribute.instant("updated_at").searched().saying("When it was last changed."),
                            updated::apply)
                    .with(
                            Attribute.text("reference")
                                    .optional()
                                    .searched()
                                    .atMost(200)
                                    .saying("Your own name for it."),
                            item -> notes.apply(item).reference())
                    .with(
                            Attribute.text("reference_origin")
                                    .optional()
                                    .searched()
                                    .atMost(200)
                                    .saying("Whose name the reference is."),
                            item -> notes.apply(item).referenceOrigin())
                    .with(
                            Attribute.object("metadata")
                                    .optional()
                                    .searched()
                                    .saying("Whatever you want to keep with it."),
                            item -> Json.object(notes.apply(item).metadata()));
        }

        /** Written as true, never read: does something. Its name begins with an underscore. */
        public Builder<T> trigger(String name, String sentence) {
            triggers.add(Attribute.flag(name).writable().saying(sentence));
            return this;
        }

        /** Written as a text, never read: does something with what the text names. Its name begins with an underscore. */
        public Builder<T> triggerFor(Attribute text) {
            triggers.add(text.writable());
            return this;
        }

        /** Nobody writes it. */
        public Builder<T> toOne(String name, String target, Function<T, Optional<String>> other) {
            relations.add(new Relation.ToOne<>(name, target, other, false, false));
            return this;
        }

        /** Given by whoever creates or changes it. */
        public Builder<T> toOneGiven(
                String name, String target, boolean required, Function<T, Optional<String>> other) {
            relations.add(new Relation.ToOne<>(name, target, other, true, required));
            return this;
        }

        /** @param condition which of the target's list they are; it may name any column of the target's store */
        public Builder<T> toMany(String name, String target, Function<T, Condition> condition) {
            relations.add(new Relation.ToMany<>(name, target, condition));
            return this;
        }

        public Builder<T> action(Action action) {
            actions.add(action);
            return this;
        }

        /**
         * The whole list can be had as a file of these attributes. The first is a number that no two have and that later ones have
         * a greater one of.
         */
        public Builder<T> extracted(String number, String... others) {
            extracted.add(number);
            extracted.addAll(List.of(others));
            return this;
        }

        /** These go on when the organization's plan has ended; of all else that writes nothing does. */
        public Builder<T> sparing(Operation... operations) {
            spared.addAll(List.of(operations));
            return this;
        }

        /** Such changes go on when the organization's plan has ended. */
        public Builder<T> sparingChanges(Predicate<Given> changes) {
            sparedChanges = changes;
            return this;
        }

        /** The action goes on when the organization's plan has ended. */
        public Builder<T> sparingAction(String name) {
            sparedActions.add(name);
            return this;
        }

        /** Something that filters may name although it is no attribute, as {@code user_email}: the store has a column for it. */
        public Builder<T> filter(String name, Type kind) {
            filters.put(name, kind);
            return this;
        }

        public Schema<T> build() {
            return new Schema<>(
                    type,
                    id,
                    description,
                    own,
                    operations,
                    fields,
                    triggers,
                    relations,
                    actions,
                    extracted,
                    new Spared(spared, sparedActions, sparedChanges),
                    filters);
        }
    }
}
