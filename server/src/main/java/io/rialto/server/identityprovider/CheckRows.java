package io.rialto.server.identityprovider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of each domain's last check. */
@Component
class CheckRows {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    CheckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a check leaves behind, as JSON. */
    record Evidence(boolean dnssec, List<String> found, List<DomainCheck.Witness> witnesses) {}

    /** These are the provider's domains now, and nothing is known of them yet. */
    void begin(IdentityProviderId id, List<Domain> domains) {
        jdbc.sql("delete from identity_provider_domain where provider_id = :id")
                .param("id", id.value())
                .update();
        for (Domain domain : domains) {
            jdbc.sql("insert into identity_provider_domain (provider_id, domain) values (:id, :domain)")
                    .param("id", id.value())
                    .param("domain", domain.name())
                    .update();
        }
    }

    void write(IdentityProviderId id, Domain domain, DomainCheck check) {
        jdbc.sql("""
                        update identity_provider_domain
                        set outcome = :outcome, checked_at = :at, evidence = :evidence
                        where provider_id = :id and domain = :domain
                        """)
                .param("id", id.value())
                .param("domain", domain.name())
                .param("outcome", check.outcome().name())
                .param("at", check.at().atOffset(ZoneOffset.UTC))
                .param(
                        "evidence",
                        JSON.writeValueAsString(new Evidence(check.dnssec(), check.found(), check.witnesses())))
                .update();
    }

    /** In the order of the provider's domains. */
    List<Checks.Of> of(IdentityProvider provider) {
        Map<Domain, Checks.Of> known = jdbc
                .sql("select * from identity_provider_domain where provider_id = :id")
                .param("id", provider.id().value())
                .query(CheckRows::check)
                .list()
                .stream()
                .collect(Collectors.toMap(Checks.Of::domain, Function.identity()));
        return provider.domains().stream()
                .map(domain -> known.getOrDefault(domain, new Checks.Of(domain, null)))
                .toList();
    }

    private static Checks.Of check(ResultSet row, int number) throws SQLException {
        Domain domain = new Domain(row.getString("domain"));
        String outcome = row.getString("outcome");
        Instant at = ProviderReading.optional(row, "checked_at");
        return new Checks.Of(
                domain, outcome == null || at == null ? null : check(outcome, at, row.getString("evidence")));
    }

    private static DomainCheck check(String outcome, Instant at, @Nullable String json) {
        Evidence evidence = JSON.readValue(json, Evidence.class);
        return new DomainCheck(Outcome.valueOf(outcome), at, evidence.dnssec(), evidence.found(), evidence.witnesses());
    }
}
