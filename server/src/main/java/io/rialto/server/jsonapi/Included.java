package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the related resources that come along with a document, each once, as far as the caller may see them. */
final class Included {

    // Related resources of one relationship, as many as four pages have: who needs more asks for the list itself.
    private static final int MOST_PAGES = 4;

    private final Caller caller;
    private final View view;
    private final Resources resources;
    private final Documents documents;
    private final Set<String> primary = new LinkedHashSet<>();
    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final Map<String, Optional<Object>> found = new LinkedHashMap<>();

    Included(Caller caller, View view, Resources resources, Documents documents) {
        this.caller = caller;
        this.view = view;
        this.resources = resources;
        this.documents = documents;
    }

    /** The resource object of one that was asked for itself. */
    <T> Map<String, Object> primary(Resource<T> resource, T item) {
        primary.add(key(resource, item));
        return object(resource, item, view.includes());
    }

    void addTo(Map<String, @Nullable Object> document) {
        if (!view.includes().byRelation().isEmpty()) {
            objects.keySet().removeAll(primary);
            document.put("included", List.copyOf(objects.values()));
        }
    }

    private <T> Map<String, Object> object(Resource<T> resource, T item, View.Includes includes) {
        Map<String, Object> linkages = new LinkedHashMap<>();
        includes.byRelation().forEach((name, deeper) -> {
            Relation<T> relation = resource.schema().relation(name).orElseThrow();
            Resource<?> target = resources.ofType(relation.type()).orElseThrow();
            linkages.put(name, linkage(relation, item, target, deeper));
        });
        return documents.object(caller, resource, item, view, linkages);
    }

    private <T, R> Object linkage(Relation<T> relation, T item, Resource<R> target, View.Includes deeper) {
        return switch (relation) {
            case Relation.ToOne<T> one ->
                one.id().apply(item).flatMap(id -> find(target, id)).map(other -> add(target, other, deeper));
            case Relation.ToMany<T> many ->
                all(target, many.condition().apply(item)).stream()
                        .map(other -> add(target, other, deeper))
                        .toList();
        };
    }

    private <R> Object add(Resource<R> target, R other, View.Includes deeper) {
        // The same one may be reached by several ways, and with more to include by one of them.
        Map<String, Object> object = object(target, other, deeper);
        objects.merge(key(target, other), object, Included::richer);
        return Documents.linkage(target.schema().type(), target.schema().id().apply(other));
    }

    private static <R> String key(Resource<R> resource, R item) {
        return resource.schema().type() + "/" + resource.schema().id().apply(item);
    }

    private static Map<String, Object> richer(Map<String, Object> known, Map<String, Object> other) {
        return Json.text(other).length() > Json.text(known).length() ? other : known;
    }

    @SuppressWarnings("unchecked") // what was found for a type is of that type
    private <R> Optional<R> find(Resource<R> target, String id) {
        return (Optional<R>) found.computeIfAbsent(
                target.schema().type() + "/" + id,
                key -> target.find(caller, id).map(Object.class::cast));
    }

    private <R> List<R> all(Resource<R> target, Condition condition) {
        List<R> all = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            Found<R> page = target.list(caller, new Search(condition, List.of(), new Page(number, Page.LARGEST)));
            all.addAll(page.items());
            if (all.size() >= page.total()) {
                return all;
            }
        }
        return all;
    }
}
