package io.rialto.server.identityprovider;

import io.rialto.server.organization.Notes;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a row into what it stands for. A client secret is sealed for its provider, and opens for no other. */
@Component
class ProviderReading {

    private final Vault vault;

    ProviderReading(Vault vault) {
        this.vault = vault;
    }

    /**
     * A provider with what else its row knows.
     *
     * @param opening opens the secret, for whoever asks for the values
     * @param wishes how often somebody wanted the domains looked at: a check began before the last wish when it knew fewer
     */
    record Row(IdentityProvider provider, Supplier<Values> opening, Standing standing, long wishes, Instant nextCheck) {

        Values values() {
            return opening.get();
        }
    }

    Row row(ResultSet row, int number) throws SQLException {
        IdentityProvider provider = provider(row, number);
        Map<Attribute, String> written = written(row);
        return new Row(
                provider,
                () -> values(written, provider.id()),
                new Standing(
                        provider.status(),
                        instant(row, "proving_since"),
                        optional(row, "unanswered_since"),
                        optional(row, "lost_since")),
                row.getLong("wishes"),
                instant(row, "next_check_at"));
    }

    static IdentityProvider provider(ResultSet row, int number) throws SQLException {
        return new IdentityProvider(
                new IdentityProviderId(row.getString("id")),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new UserId(row.getString("user_id")),
                row.getString("name"),
                row.getString("client_id"),
                row.getString("issuer"),
                domains(row.getString("domains")),
                URI.create(row.getString("token_url")),
                URI.create(row.getString("authorize_url")),
                URI.create(row.getString("jwks_url")),
                row.getString("organization_parameter"),
                new Notes(row.getString("reference"), row.getString("reference_origin"), row.getString("metadata")),
                Status.valueOf(row.getString("status")),
                row.getString("txt_record"),
                optional(row, "disabled_at"),
                instant(row, "proving_since"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static List<Domain> domains(String text) {
        return Arrays.stream(text.split(",")).map(Domain::new).toList();
    }

    private static Map<Attribute, String> written(ResultSet row) throws SQLException {
        Map<Attribute, String> written = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = row.getString(column(attribute));
            if (value != null) {
                written.put(attribute, value);
            }
        }
        return written;
    }

    private Values values(Map<Attribute, String> written, IdentityProviderId id) {
        Map<Attribute, String> values = new EnumMap<>(written);
        values.computeIfPresent(Attribute.CLIENT_SECRET, (secret, text) -> opened(text, id));
        return new Values(values);
    }

    static String column(Attribute attribute) {
        return attribute == Attribute.ORGANIZATION ? "organization_parameter" : attribute.text();
    }

    String sealed(String secret, IdentityProviderId id) {
        return Base64.getEncoder().encodeToString(vault.seal(secret.getBytes(StandardCharsets.UTF_8), context(id)));
    }

    private String opened(String text, IdentityProviderId id) {
        return new String(vault.open(Base64.getDecoder().decode(text), context(id)), StandardCharsets.UTF_8);
    }

    private static String context(IdentityProviderId id) {
        return "identity-provider/" + id.value() + "/client-secret";
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
