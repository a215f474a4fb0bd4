package io.rialto.server.externalservice;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Where a launch leads when only the service can begin the login. */
public final class StartUrl {

    /** Stands for the place inside the service where the customer wants to land. */
    public static final String TARGET = "{target}";

    /** Stands for the same without scheme and host, for services that take paths of their own only. */
    public static final String TARGET_PATH = "{target_path}";

    /** Whatever stands for something else. */
    public static final List<String> PLACEHOLDERS = List.of(TARGET, TARGET_PATH);

    private StartUrl() {}

    /** The address for this target; without one nothing stands in its place. */
    public static URI with(String url, Optional<String> target) {
        return URI.create(url.replace(TARGET, encoded(target.orElse("")))
                .replace(TARGET_PATH, encoded(target.map(StartUrl::path).orElse(""))));
    }

    private static String path(String target) {
        try {
            URI uri = new URI(target);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            // Two slashes would name a host again.
            return path.replaceFirst("^/{2,}", "/") + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException noAddress) {
            return "/";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
