package io.rialto.server.canary;

import io.rialto.server.handoff.oidc.token.Jwts;
import io.rialto.server.site.Site;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a report comes to, signed with the site's own key. */
@Component
class Statement {

    static final String TYPE = "rialto-privacy-statement+jwt";

    private final Jwts jwts;

    Statement(Jwts jwts) {
        this.jwts = jwts;
    }

    String of(PrivacyCheck check, Site site, Report report) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", site.issuer());
        claims.put("iat", report.ended().getEpochSecond());
        claims.put("jti", check.id());
        claims.put("rialto_version", version());
        claims.put("environment", site.environment().name().toLowerCase(Locale.ROOT));
        claims.put("services", check.services());
        claims.put("launches", report.launches());
        claims.put("searched", Form.NAMES);
        claims.put("tables", report.read().tables().size());
        claims.put("columns", report.columns());
        claims.put("rows", report.read().rows());
        claims.put("log_entries", report.lines());
        claims.put("unread_tables", report.read().unread().size());
        claims.put("data_map_sha256", report.map().hash());
        claims.put("begun_at", report.begun().toString());
        claims.put("ended_at", report.ended().toString());
        claims.put("hits", report.hits().size());
        claims.put("result", report.outcome().key());
        return jwts.sign(site.id(), TYPE, claims);
    }

    // The jar says it; classes in a folder have none.
    private static String version() {
        return Objects.requireNonNullElse(Statement.class.getPackage().getImplementationVersion(), "development");
    }
}
