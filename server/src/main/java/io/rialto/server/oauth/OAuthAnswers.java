package io.rialto.server.oauth;

import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The bodies and headers of this package's answers. */
final class OAuthAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType TYPE = MediaType.valueOf("application/json;charset=utf-8");

    private OAuthAnswers() {}

    static ResponseEntity<String> good(Map<String, ?> body) {
        return answer(200, body, new HttpHeaders());
    }

    static ResponseEntity<String> bad(OAuthFault fault) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", fault.title());
        error.put("detail", fault.detail());
        error.put("code", fault.code());
        error.put("status", fault.status());
        HttpHeaders headers = new HttpHeaders();
        if (fault == OAuthFault.INVALID_CLIENT) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Rialto\""); // RFC 6749 §5.2
        } else if (fault == OAuthFault.INVALID_TOKEN) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Rialto\", error=\"invalid_token\""); // RFC 6750 §3
        }
        return answer(fault.status(), Map.of("errors", List.of(error)), headers);
    }

    /** Recorded: here alone {@code errors} is an object. */
    static ResponseEntity<String> throttled(Ruling.Refused refused) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("title", "Too Many Requests");
        error.put("code", "THROTTLED");
        error.put("status", 429);
        HttpHeaders headers = rate(refused.window(), 0);
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
        return answer(429, Map.of("errors", error), headers);
    }

    /** The answer, with how many more there may be. */
    static ResponseEntity<String> with(Ruling.Allowed allowed, ResponseEntity<String> answer) {
        HttpHeaders headers = rate(allowed.window(), allowed.remaining());
        headers.putAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    private static HttpHeaders rate(Window window, int remaining) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Ratelimit-Limit", String.valueOf(window.limit()));
        headers.set("X-Ratelimit-Interval", String.valueOf(window.length().toSeconds()));
        headers.set("X-Ratelimit-Remaining", String.valueOf(remaining));
        return headers;
    }

    private static ResponseEntity<String> answer(int status, Map<String, ?> body, HttpHeaders more) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .headers(more)
                .body(JSON.writeValueAsString(body));
    }
}
