package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Order;
import io.rialto.server.search.Predicate;
import io.rialto.server.site.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Turns conditions on the names of sites and services into such on their ids, which is what a launch is kept under. */
final class Slugs {

    private static final int AT_ONCE = 100;

    private Slugs() {}

    static Condition resolved(Condition condition, Collection<Site> sites, ExternalServices services) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                new Condition.All(
                        all.stream().map(one -> resolved(one, sites, services)).toList());
            case Condition.Any(List<Condition> any) ->
                new Condition.Any(
                        any.stream().map(one -> resolved(one, sites, services)).toList());
            case Condition.Test test
            when test.attribute().equals("site") ->
                ids(
                        "site_id",
                        sites.stream()
                                .filter(site -> fits(test, site.slug()))
                                .map(site -> site.id().value().toString()));
            case Condition.Test test
            when test.attribute().equals("service") ->
                ids(
                        "service_id",
                        sites.stream()
                                .flatMap(site -> services.of(site.id()).stream())
                                .filter(service -> fits(test, service.slug()))
                                .map(ExternalService::id)
                                .map(id -> id.value().toString()));
            case Condition.Test test -> test;
        };
    }

    /** What is kept is in the order of its time. */
    static List<Order> byTime(List<Order> orders) {
        return orders.stream()
                .map(order -> order.attribute().equals("created_at") ? new Order("id", order.descending()) : order)
                .map(order ->
                        order.attribute().equals("site") || order.attribute().equals("service")
                                ? new Order(order.attribute() + "_id", order.descending())
                                : order)
                .toList();
    }

    private static Condition ids(String attribute, Stream<String> found) {
        List<String> ids = found.toList();
        List<Condition> some = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            some.add(new Condition.Test(
                    attribute, Predicate.IN, ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
        return new Condition.Any(some);
    }

    private static boolean fits(Condition.Test test, String slug) {
        List<String> values = test.values();
        String first = values.getFirst().toLowerCase(Locale.ROOT);
        return switch (test.predicate()) {
            case EQ, EQ_OR_NULL, IN -> values.contains(slug);
            case NOT_EQ, NOT_EQ_OR_NULL, NOT_IN, NOT_IN_OR_NULL -> !values.contains(slug);
            case CONT -> slug.contains(first);
            case NOT_CONT -> !slug.contains(first);
            case START -> slug.startsWith(first);
            case NOT_START -> !slug.startsWith(first);
            case END -> slug.endsWith(first);
            case NOT_END -> !slug.endsWith(first);
            case MATCHES -> slug.equalsIgnoreCase(first);
            case DOES_NOT_MATCH -> !slug.equalsIgnoreCase(first);
            case LT -> slug.compareTo(first) < 0;
            case LTEQ -> slug.compareTo(first) <= 0;
            case GT -> slug.compareTo(first) > 0;
            case GTEQ -> slug.compareTo(first) >= 0;
            case PRESENT, NOT_NULL, TRUE -> first.equals("true") || first.equals("1");
            case BLANK, NULL, FALSE -> !(first.equals("true") || first.equals("1"));
            case JCONT -> false;
        };
    }
}
