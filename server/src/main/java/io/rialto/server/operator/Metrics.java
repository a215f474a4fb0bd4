package io.rialto.server.operator;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The numbers of this node, as Prometheus reads them. */
@RestController
@Conditional(IfOperatorTokenIsSet.class)
class Metrics {

    private final OperatorToken token;
    private final PrometheusMeterRegistry registry;

    Metrics(OperatorToken token, PrometheusMeterRegistry registry) {
        this.token = token;
        this.registry = registry;
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        Optional<ResponseEntity<String>> refusal = token.refusalOf(authorization);
        return refusal.orElseGet(() -> ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(registry.scrape()));
    }
}
