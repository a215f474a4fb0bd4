package io.rialto.server.configuration;

import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which identity providers the configuration file made, and what it said of them last. */
@Component
class ConfiguredProviders {

    private final JdbcClient jdbc;

    ConfiguredProviders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keyed hash of what the file said; absent when it does not name the provider. */
    Optional<String> mark(IdentityProviderId id) {
        return jdbc.sql("select mark from configured_provider where provider_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void remember(OrganizationId organization, IdentityProviderId id, String mark) {
        forget(id);
        jdbc.sql("""
                        insert into configured_provider (provider_id, organization_id, mark)
                        values (:id, :organization, :mark)
                        """)
                .param("id", id.value())
                .param("organization", organization.value())
                .param("mark", mark)
                .update();
    }

    void forget(IdentityProviderId id) {
        jdbc.sql("delete from configured_provider where provider_id = :id")
                .param("id", id.value())
                .update();
    }

    List<IdentityProviderId> of(OrganizationId organization) {
        return jdbc.sql("select provider_id from configured_provider where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, number) -> new IdentityProviderId(row.getString("provider_id")))
                .list();
    }
}
