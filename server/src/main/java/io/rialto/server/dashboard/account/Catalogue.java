package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Visit;
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

/** The organization's sites and services, by the names that accounts are told under. */
@Component
class Catalogue {

    private static final int MOST_PAGES = 40;

    private final Desk desk;

    Catalogue(Desk desk) {
        this.desk = desk;
    }

    /** Sites by their slugs, in the order of their names. */
    Map<String, String> sites(Visit visit) {
        Map<String, String> names = new LinkedHashMap<>();
        all(visit, "sites", Map.of("sort", "name"))
                .forEach(list -> list.things().forEach(site -> names.put(site.text("slug"), site.text("name"))));
        return names;
    }

    /** Services by their ids, with their sites, in the order of their names. */
    Map<String, String> services(Visit visit) {
        Map<String, String> names = new LinkedHashMap<>();
        places(visit, Map.of("sort", "name", "include", "site"), service -> true)
                .forEach(place -> names.put(place.id(), place.name() + " · " + place.siteName()));
        return names;
    }

    /** Services whose accounts can be made ahead. */
    List<Place> withScim(Visit visit) {
        return places(
                visit,
                Map.of("sort", "name", "include", "site"),
                service -> "scim".equals(service.map("provisioning").get("way")));
    }

    /** Those that are still here, by {@link Place#key}. */
    Map<String, Place> named(Visit visit, Collection<String> services) {
        if (services.isEmpty()) {
            return Map.of();
        }
        String slugs = services.stream().distinct().collect(Collectors.joining(","));
        return places(visit, Map.of("filter[q][slug_in]", slugs, "include", "site"), service -> true).stream()
                .collect(Collectors.toMap(Place::key, place -> place, (first, second) -> first));
    }

    /** A row for each, with the service that its {@code site} and {@code service} name. */
    <T> List<T> rows(Visit visit, List<Thing> things, BiFunction<Thing, Place, T> row) {
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
