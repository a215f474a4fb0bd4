package io.rialto.demo.twin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What arrives at a service: an address with its parameters, a form, or what a page gives to a widget. */
public record Brought(URI address, Map<String, String> parameters) {

    public Brought {
        parameters = Map.copyOf(parameters);
    }

    /** A redirect that was followed. */
    public static Brought by(URI redirect) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = redirect.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new Brought(redirect, parameters);
    }

    /** The same with one parameter changed; where there is none of that name, the end of the address. */
    public Brought with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.put(name, value);
        return new Brought(address, others);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The last step of the path, where some services have their token. */
    String lastStep() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
