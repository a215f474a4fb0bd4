package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the documents of answers. */
@Component
final class Documents {

    private final Resources resources;
    private final ApiLinks links;

    Documents(Resources resources, ApiLinks links) {
        this.resources = resources;
        this.links = links;
    }

    /** Of one resource, or of the one that a to-one relationship does not have. */
    <T> Map<String, @Nullable Object> one(Caller caller, Resource<T> resource, Optional<T> item, View view) {
        Included included = new Included(caller, view, resources, this);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("data", item.map(one -> included.primary(resource, one)).orElse(null));
        included.addTo(document);
        return document;
    }

    <T> Map<String, @Nullable Object> many(Call call, Resource<T> resource, Found<T> found, View view, Page page) {
        Included included = new Included(call.caller(), view, resources, this);
        List<Object> data = new ArrayList<>();
        found.items().forEach(item -> data.add(included.primary(resource, item)));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("data", data);
        included.addTo(document);
        document.put("meta", count(found.total(), page));
        document.put("links", links.pages(call, page, found.total()));
        return document;
    }

    private static Map<String, Object> count(long total, Page page) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("record_count", total);
        meta.put("page_count", page.count(total));
        return meta;
    }

    /** @param linkages of the relationships that are included, by name */
    <T> Map<String, Object> object(
            Caller caller, Resource<T> resource, T item, View view, Map<String, Object> linkages) {
        Schema<T> schema = resource.schema();
        String id = schema.id().apply(item);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("type", schema.type());
        if (schema.offers(Operation.RETRIEVE)) {
            object.put("links", Map.of("self", links.self(schema.type(), id)));
        }
        object.put("attributes", attributes(schema, item, view));
        object.put("relationships", relationships(schema, id, view, linkages));
        Map<String, Object> meta = resource.meta(caller, item);
        if (!meta.isEmpty()) {
            object.put("meta", written(meta));
        }
        return object;
    }

    /** All that can be said about the state of one, whatever somebody wants to see of it. */
    <T> String state(Schema<T> schema, T item) {
        return schema.type() + "/" + schema.id().apply(item) + Json.text(attributes(schema, item, View.FULL));
    }

    static <T> Map<String, @Nullable Object> attributes(Schema<T> schema, T item, View view) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (Schema.Field<T> field : schema.fields()) {
            String name = field.attribute().name();
            if (view.shows(schema.type(), name)) {
                attributes.put(name, written(field.value().apply(item)));
            }
        }
        return attributes;
    }

    private <T> Map<String, Object> relationships(
            Schema<T> schema, String id, View view, Map<String, Object> linkages) {
        Map<String, Object> relationships = new LinkedHashMap<>();
        for (Relation<T> relation : schema.relations()) {
            String name = relation.name();
            if (view.shows(schema.type(), name)) {
                Map<String, @Nullable Object> relationship = new LinkedHashMap<>();
                relationship.put("links", links.relationship(schema.type(), id, name));
                if (linkages.containsKey(name)) {
                    Object linkage = linkages.get(name);
                    relationship.put("data", linkage instanceof Optional<?> one ? one.orElse(null) : linkage);
                }
                relationships.put(name, relationship);
            }
        }
        return relationships;
    }

    static Map<String, Object> linkage(String type, String id) {
        Map<String, Object> linkage = new LinkedHashMap<>();
        linkage.put("type", type);
        linkage.put("id", id);
        return linkage;
    }

    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> Json.instant(instant);
            case Optional<?> optional -> written(optional.orElse(null));
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                map.forEach((key, member) -> all.put(String.valueOf(key), written(member)));
                yield all;
            }
            case Collection<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(member -> all.add(written(member)));
                yield all;
            }
            default -> value;
        };
    }
}
