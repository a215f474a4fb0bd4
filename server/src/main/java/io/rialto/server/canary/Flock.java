package io.rialto.server.canary;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The customers who do not exist: each value of each has the marker in it, and no two have the same. They have the segments and
 * attributes that the service's rules speak of, so that most of them enter; every fifth is not confirmed, and one comes with a ticket
 * that is not in order, for mistakes are what programs like to write down.
 */
final class Flock {

    private static final Pattern ATTRIBUTE = Pattern.compile("customer\\.attributes\\.([A-Za-z_][A-Za-z0-9_]{0,60})");
    private static final Pattern SEGMENT = Pattern.compile("['\"]([^'\"]{1,60})['\"] in customer\\.segments");
    private static final int MOST = 50;

    private final Marker marker;
    private final Site site;
    private final ExternalService service;

    Flock(Marker marker, Site site, ExternalService service) {
        this.marker = marker;
        this.site = site;
        this.service = service;
    }

    /** The claims of a customer's ticket. */
    Map<String, Object> claims(int number) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", marker.plain() + "-" + number);
        claims.put("customer", customer(number, number % 5 != 3));
        if (number % 5 == 4) {
            claims.put("aud", "https://" + marker.plain() + ".example/" + number);
        }
        return claims;
    }

    private Map<String, Object> customer(int number, boolean confirmed) {
        String plain = marker.plain() + number;
        String odd = marker.odd() + number;
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("email", plain + "@" + marker.plain() + ".example");
        customer.put("email_verified", confirmed);
        customer.put("first_name", odd);
        customer.put("last_name", "von " + plain);
        customer.put("group", Map.of("id", "1", "code", plain));
        customer.put("segments", segments(plain));
        customer.put("company", Map.of("id", plain, "name", odd + " & Co", "role", plain));
        customer.put("attributes", attributes(plain, odd));
        customer.put("addresses", List.of(Map.of("street", odd, "city", plain, "telephone", plain)));
        if (site.store().website() != null) {
            customer.put("website", site.store().website());
        }
        return customer;
    }

    private List<String> segments(String plain) {
        List<String> segments = new ArrayList<>(named(SEGMENT));
        segments.add(plain);
        return segments;
    }

    private Map<String, Object> attributes(String plain, String odd) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(marker.plain(), "<" + odd + " \"&'>");
        named(ATTRIBUTE).forEach(name -> attributes.put(name, plain));
        return attributes;
    }

    private List<String> named(Pattern pattern) {
        return Stream.concat(Stream.ofNullable(service.allow()), service.release().attributes().values().stream())
                .flatMap(expression -> pattern.matcher(expression).results())
                .map(match -> match.group(1))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
