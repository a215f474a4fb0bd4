package io.rialto.server.handoff;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.page.Frame;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a token to its service, as the service wants it. */
public final class Deliveries {

    private Deliveries() {}

    /** @param fields the token's own, and what comes back to a service that began */
    public static HandOver of(Delivery delivery, Map<String, String> fields, Draft draft) {
        if (delivery.way() == Delivery.Way.WIDGET) {
            // The page asks for the token itself: it does not stand in an address where no one expects it.
            return new Redirect(URI.create(delivery.address()));
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        accompany(all, delivery, draft);
        return delivery.way() == Delivery.Way.POST
                ? new PostPage(
                        URI.create(delivery.address()),
                        all,
                        draft.landings(),
                        draft.service().name(),
                        Frame.of(draft.site()))
                : redirect(delivery, all);
    }

    /** What {@link #of} would do, for somebody to read. */
    public static Shown shown(Delivery delivery, Map<String, String> fields, String message, Draft draft) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        accompany(all, delivery, draft);
        String address = delivery.address().replace(Delivery.TOKEN, "TOKEN");
        return new Shown(URI.create(address), delivery.way() == Delivery.Way.POST ? "POST" : "GET", all, message);
    }

    private static void accompany(Map<String, String> all, Delivery delivery, Draft draft) {
        all.putAll(delivery.more());
        String parameter = delivery.target();
        if (parameter != null) {
            draft.target().ifPresent(target -> all.putIfAbsent(parameter, target));
        }
        String failure = delivery.failure();
        if (failure != null) {
            draft.returned().ifPresent(address -> all.putIfAbsent(failure, address.toString()));
        }
    }

    private static Redirect redirect(Delivery delivery, Map<String, String> fields) {
        String token = fields.getOrDefault(delivery.parameter(), "");
        String address = delivery.address();
        if (address.contains(Delivery.TOKEN)) {
            address = address.replace(Delivery.TOKEN, encoded(token));
            fields.remove(delivery.parameter());
        }
        return new Redirect(with(address, fields));
    }

    /** The address with these parameters behind its own. */
    public static URI with(String address, Map<String, String> parameters) {
        StringBuilder whole = new StringBuilder(address.length() + 1_000).append(address);
        char separator = address.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            whole.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return URI.create(whole.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
