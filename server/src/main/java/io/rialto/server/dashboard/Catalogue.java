package io.rialto.server.dashboard;

import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the organization has, by the names that people call it. Safe for use by many threads. */
@Component
public class Catalogue {

    private static final int MOST_PAGES = 40;

    private final Desk desk;

    Catalogue(Desk desk) {
        this.desk = desk;
    }

    /** Sites by their slugs, in the order of their names. */
    public Map<String, String> sites(Visit visit) {
        Map<String, String> names = new LinkedHashMap<>();
        all(visit, "sites", Map.of("sort", "name"))
                .forEach(list -> list.things().forEach(site -> names.put(site.text("slug"), site.text("name"))));
        return names;
    }

    /** What a type's things are called, by their ids. */
    public Map<String, String> names(Visit visit, String type) {
        Map<String, String> names = new LinkedHashMap<>();
        all(visit, type, Map.of()).forEach(list -> list.things().forEach(one -> names.put(one.id(), one.text("name"))));
        return names;
    }

    /** What the sites are called whose things these are, by the things' ids. */
    public Map<String, String> sitesOf(Visit visit, String type) {
        Map<String, String> names = new LinkedHashMap<>();
        all(visit, type, Map.of("include", "site"))
                .forEach(list -> list.things()
                        .forEach(one -> Optional.ofNullable(one.relations().get("site"))
                                .flatMap(id -> list.included("sites", id))
                                .ifPresent(site -> names.put(one.id(), site.text("name")))));
        return names;
    }

    /** The organization's people by their ids, by name or else by address. */
    public Map<String, String> people(Visit visit) {
        Map<String, String> people = new LinkedHashMap<>();
        all(visit, "memberships", Map.of("include", "user"))
                .forEach(list -> list.included().forEach(user -> people.put(user.id(), called(user))));
        return people;
    }

    private static String called(Thing user) {
        String name = (user.text("first_name") + " " + user.text("last_name")).strip();
        return name.isEmpty() ? user.text("email") : name;
    }

    /** Services by their ids, with their sites, in the order of their names. */
    public Map<String, String> services(Visit visit) {
        Map<String, String> names = new LinkedHashMap<>();
        places(visit, Map.of("sort", "name", "include", "site"), service -> true)
                .forEach(place -> names.put(place.id(), place.name() + " · " + place.siteName()));
        return names;
    }

    /** Services whose accounts can be made ahead. */
    public List<Place> withScim(Visit visit) {
        return places(
                visit,
                Map.of("sort", "name", "include", "site"),
                service -> "scim".equals(service.map("provisioning").get("way")));
    }

    /** Those that are still here, by {@link Place#key}. */
    public Map<String, Place> named(Visit visit, Collection<String> services) {
        String slugs = services.stream()
                .filter(service -> !service.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
        if (slugs.isEmpty()) {
            return Map.of();
        }
        return places(visit, Map.of("filter[q][slug_in]", slugs, "include", "site"), service -> true).stream()
                .collect(Collectors.toMap(Place::key, place -> place, (first, second) -> first));
    }

    /** A row for each, with the service that its {@code site} and {@code service} name. */
    public <T> List<T> rows(Visit visit, List<Thing> things, BiFunction<Thing, Place, T> row) {
        Map<String, Place> places =
                named(visit, things.stream().map(thing -> thing.text("service")).toList());
        return things.stream()
                .map(thing -> {
                    Place slugs = Place.gone(thing.text("site"), thing.text("service"));
                    return row.apply(thing, places.getOrDefault(slugs.key(), slugs));
                })
                .toList();
    }

    private List<Place> places(Visit visit, Map<String, String> asked, Predicate<Thing> wanted) {
        List<Place> places = new ArrayList<>();
        for (Reply.Done list : all(visit, "services", asked)) {
            list.things().stream()
                    .filter(wanted)
                    .forEach(service -> place(visit, list, service).ifPresent(places::add));
        }
        return List.copyOf(places);
    }

    private static Optional<Place> place(Visit visit, Reply.Done list, Thing service) {
        return Optional.ofNullable(service.relations().get("site"))
                .flatMap(id -> list.included("sites", id))
                .map(site -> new Place(
                        site.text("slug"),
                        service.text("slug"),
                        service.text("name"),
                        site.text("name"),
                        visit.path("services/" + service.id())));
    }

    private List<Reply.Done> all(Visit visit, String type, Map<String, String> asked) {
        List<Reply.Done> pages = new ArrayList<>();
        int last = 1;
        for (int number = 1; number <= Math.min(last, MOST_PAGES); number++) {
            Map<String, String> parameters = new LinkedHashMap<>(asked);
            parameters.put("page[number]", String.valueOf(number));
            parameters.put("page[size]", "25");
            Reply.Done list = desk.list(visit.caller(), type, parameters);
            last = list.pages();
            pages.add(list);
        }
        return pages;
    }
}
