package io.rialto.server.operator;

import io.rialto.server.organization.Organizations;
import io.rialto.server.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@link Usage} as JSON. */
@RestController
@Conditional(IfOperatorTokenIsSet.class)
class UsageReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final OperatorToken token;
    private final Organizations organizations;
    private final Sites sites;

    UsageReport(OperatorToken token, Organizations organizations, Sites sites) {
        this.token = token;
        this.organizations = organizations;
        this.sites = sites;
    }

    @GetMapping("/usage")
    ResponseEntity<String> usage(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return token.refusalOf(authorization)
                .orElseGet(() -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .body(JSON.writeValueAsString(Usage.of(organizations, sites))));
    }
}
