package io.rialto.server.oauth;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The keys, public halves alone. */
@RestController
class JwksController {

    private static final JsonMapper JSON = new JsonMapper();

    // Much shorter than the notice of a new key.
    private static final Duration KEPT = Duration.ofHours(1);

    private final TokenKeys keys;

    JwksController(TokenKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .header("X-Content-Type-Options", "nosniff")
                .body(JSON.writeValueAsString(keys.published()));
    }
}
