package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What every request passes before it is answered, in this order: rate, token, address, method, media types, size. */
@Component
final class Edge {

    /** The request's attribute for what it is about, for the log. */
    static final String ROUTE = "rialto.api.route";

    private static final String BASE = "/api/";
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LONGEST_TOKEN = 8 * 1024;

    private final Resources resources;
    private final Rates rates;
    private final Bearers bearers;
    private final Operations operations;
    private final Idempotency idempotency;
    private final OpenApi openApi;

    Edge(
            Resources resources,
            Rates rates,
            Bearers bearers,
            Operations operations,
            Idempotency idempotency,
            OpenApi openApi) {
        this.resources = resources;
        this.rates = rates;
        this.bearers = bearers;
        this.operations = operations;
        this.idempotency = idempotency;
        this.openApi = openApi;
    }

    /** @throws Stop when the request goes no further */
    Answer answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String uri = request.getRequestURI();
        String address = uri.startsWith(BASE) ? uri.substring(BASE.length()) : "";
        Path path = Path.of(address, resources);
        request.setAttribute(ROUTE, path.route());
        Ruling ruling = rates.take(request.getRemoteAddr(), path, request.getMethod());
        tell(ruling, response);
        if (ruling instanceof Ruling.Refused refused) {
            return throttled(refused);
        }
        if (path instanceof Path.Description && request.getMethod().equals("GET")) {
            return new Answer(200, openApi.text(), Map.of("Content-Type", "application/json"));
        }
        Optional<Caller> caller = bearer(request).flatMap(bearers::callerOf);
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"rialto\", error=\"invalid_token\"");
            throw new Stop(ApiError.invalidToken());
        }
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        checkMethod(path, method, response);
        Optional<ListFile> file = Extracts.wanted(path, method, request.getHeader("Accept"));
        Call call = call(caller.get(), method, address, file, request);
        return idempotency.answer(call, () -> operations.answer(path, call));
    }

    private static void tell(Ruling ruling, HttpServletResponse response) {
        Window window = ruling.window();
        int remaining = ruling instanceof Ruling.Allowed allowed ? allowed.remaining() : 0;
        response.setHeader("X-Ratelimit-Limit", String.valueOf(window.limit()));
        response.setHeader(
                "X-Ratelimit-Interval", String.valueOf(window.length().toSeconds()));
        response.setHeader("X-Ratelimit-Remaining", String.valueOf(remaining));
    }

    // As recorded: errors is an object here, and the status a number.
    private static Answer throttled(Ruling.Refused refused) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", "Too Many Requests");
        error.put("code", "THROTTLED");
        error.put("status", 429);
        return Answer.of(429, Map.of("errors", error))
                .with("Content-Type", "application/json")
                .with("Retry-After", String.valueOf(refused.retryAfterSeconds()));
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(header -> header.substring("Bearer ".length()).strip())
                .filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
    }

    private static void checkMethod(Path path, String method, HttpServletResponse response) {
        Set<String> methods = new TreeSet<>(Methods.of(path));
        if (methods.isEmpty()) {
            throw new Stop(ApiError.notFound());
        }
        if (!methods.contains(method)) {
            response.setHeader("Allow", String.join(", ", methods));
            throw new Stop(ApiError.of(
                    405,
                    "METHOD_NOT_ALLOWED",
                    "Method not allowed",
                    "This address only takes " + String.join(", ", methods) + "."));
        }
    }

    private static Call call(
            Caller caller, String method, String address, Optional<ListFile> file, HttpServletRequest request)
            throws IOException {
        if (file.isEmpty() && !MediaTypes.accepted(request.getHeader("Accept"))) {
            throw new Stop(ApiError.of(
                    406,
                    "NOT_ACCEPTABLE",
                    "Not acceptable",
                    "All requests must use the '" + MediaTypes.JSON_API + "' Accept without media type parameters."));
        }
        return new Call(
                caller,
                method,
                address,
                Query.of(request.getQueryString()),
                file,
                body(request),
                Optional.ofNullable(request.getHeader("If-Match")),
                Optional.ofNullable(request.getHeader("Idempotency-Key")));
    }

    // A body that is not read means nothing, whatever its type: the official clients name ours on every request.
    private static ByteBuffer body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Stop(ApiError.of(
                    413,
                    "PAYLOAD_TOO_LARGE",
                    "Payload too large",
                    "A document has at most " + LARGEST_BODY + " bytes."));
        }
        if (body.length > 0 && !MediaTypes.isDocument(request.getContentType())) {
            throw new Stop(ApiError.of(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Unsupported media type",
                    "All requests that create or update must use the '" + MediaTypes.JSON_API + "' Content-Type."));
        }
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }
}
