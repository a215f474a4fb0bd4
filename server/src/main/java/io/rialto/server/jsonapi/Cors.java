package io.rialto.server.jsonapi;

import io.rialto.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which pages may call the API from a browser: those of the origins in {@code RIALTO_CORS_ORIGINS}, and no others. Cookies mean
 * nothing here, so no credentials are allowed.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch §3.3</a>
 */
@Component
final class Cors {

    private static final String EXPOSED = "ETag, Idempotency-Replayed, Location, Retry-After, X-Ratelimit-Interval,"
            + " X-Ratelimit-Limit, X-Ratelimit-Remaining, X-Request-Id";
    private static final String ALLOWED =
            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";

    private final Set<String> origins;

    Cors(Settings settings) {
        this.origins = Set.copyOf(settings.corsOrigins());
    }

    /** Whether a browser asks beforehand if it may. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    void write(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origin == null || !origins.contains(origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
            response.setHeader("Access-Control-Allow-Headers", ALLOWED);
            response.setHeader("Access-Control-Max-Age", "600");
        } else {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}
