package io.rialto.server.jsonapi;

import io.rialto.server.search.Page;
import io.rialto.server.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Absolute addresses of the API, below the public URL. */
@Component
final class ApiLinks {

    private final String base;

    ApiLinks(Settings settings) {
        this.base = settings.publicUrl() + "/api/";
    }

    String self(String type, String id) {
        return base + type + "/" + id;
    }

    /** Of one relationship of one resource. */
    Map<String, Object> relationship(String type, String id, String name) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("self", self(type, id) + "/relationships/" + name);
        links.put("related", self(type, id) + "/" + name);
        return links;
    }

    /** The pages around this one, with all that was asked for. */
    Map<String, Object> pages(Call call, Page page, long total) {
        Map<String, Object> links = new LinkedHashMap<>();
        long last = page.count(total);
        links.put("first", page(call, page, 1));
        if (page.number() > 1) {
            links.put("prev", page(call, page, Math.min(page.number() - 1L, last)));
        }
        if (page.number() < last) {
            links.put("next", page(call, page, page.number() + 1L));
        }
        links.put("last", page(call, page, last));
        return links;
    }

    private String page(Call call, Page page, long number) {
        Map<String, String> parameters = new LinkedHashMap<>(call.query().parameters());
        parameters.put("page[number]", String.valueOf(number));
        parameters.put("page[size]", String.valueOf(page.size()));
        return base + call.address() + "?"
                + parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
