package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Who;
import io.rialto.server.organization.Rotation.Overlap;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores and finds the API credentials of organizations. It does not ask who may: the caller has. */
@Component
public class ApiCredentials {

    private static final Columns COLUMNS = Columns.withId("c.id")
            .and("name", "c.name", Type.TEXT)
            .and("kind", "'user'", Type.TEXT)
            .and("client_id", "c.client_id", Type.TEXT)
            .and("expires_in", "c.expires_in", Type.NUMBER)
            .and("last_used_at", "c.last_used_at", Type.INSTANT)
            .and("disabled_at", "c.disabled_at", Type.INSTANT)
            .and("role", "lower(m.role)", Type.TEXT)
            .and("role_name", "lower(m.role)", Type.TEXT)
            .and("reference", "c.reference", Type.TEXT)
            .and("reference_origin", "c.reference_origin", Type.TEXT)
            .and("metadata", "c.metadata", Type.JSON)
            .and("created_at", "c.created_at", Type.INSTANT)
            .and("updated_at", "c.updated_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final ClientSecrets secrets;
    private final ApiCredentialRows rows;

    ApiCredentials(JdbcClient jdbc, ClientSecrets secrets, ApiCredentialRows rows) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.rows = rows;
    }

    /** A new credential with its secret, which cannot be had again. */
    public record Made(ApiCredential credential, String secret) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Made[" + credential.id().value() + "]";
        }
    }

    /** Those of the organization, the oldest first; disabled ones, too. */
    public List<ApiCredential> of(OrganizationId organization) {
        return jdbc.sql("select * from api_credential where organization_id = :organization order by created_at, id")
                .param("organization", organization.value())
                .query(ApiCredentialRows::credential)
                .list();
    }

    public Optional<ApiCredential> byId(OrganizationId organization, ApiCredentialId id) {
        return rows.byId(id).filter(credential -> credential.organization().equals(organization));
    }

    /** One of the organization's, with its user's role. */
    public Optional<HeldCredential> held(OrganizationId organization, ApiCredentialId id) {
        Condition thisOne = new Condition.Test("id", Predicate.EQ, List.of(id.value()));
        return search(organization, new Search(thisOne, List.of(), Page.FIRST)).items().stream()
                .findFirst();
    }

    /** Those of the organization that fit. */
    public Found<HeldCredential> search(OrganizationId organization, Search search) {
        return Pages.find(
                jdbc,
                "c.*, m.role",
                "api_credential c join membership m on m.user_id = c.user_id and m.organization_id = c.organization_id"
                        + " where c.organization_id = :organization",
                Map.of("organization", organization.value()),
                search,
                COLUMNS,
                (row, number) -> new HeldCredential(
                        ApiCredentialRows.credential(row, number), Role.valueOf(row.getString("role"))));
    }

    /** The credential that the pair proves, unless it is disabled. Takes as long for an unknown client id. */
    public Optional<ApiCredential> authenticate(String clientId, String secret) {
        Optional<ApiCredential> known = rows.byClientId(clientId).filter(ApiCredential::active);
        boolean match = secrets.match(
                clientId,
                secret,
                known.map(credential -> rows.hashOf(credential.id())).orElse(""));
        boolean old = secrets.match(
                clientId,
                secret,
                known.map(credential -> rows.oldHashOf(credential.id())).orElse(""));
        if (old && !match) {
            known.ifPresent(credential -> rows.touchOld(credential.id()));
        }
        return match || old ? known : Optional.empty();
    }

    /**
     * Who acts when a program uses the credential: its user with the role that they have in its organization now. Empty when the
     * credential is disabled or gone, has another secret since, or the user is no member any more.
     *
     * @param provenAt when its secret was last shown, to the second
     */
    public Optional<Caller> callerOf(ApiCredentialId id, Instant provenAt) {
        return jdbc.sql("""
            select m.user_id, m.organization_id, m.role, o.plan, o.plan_ends_at
            from api_credential c
            join membership m on m.user_id = c.user_id and m.organization_id = c.organization_id
            join organization o on o.id = c.organization_id
            where c.id = :id and c.disabled_at is null and m.disabled_at is null and c.secret_since <= :provenAt
              and (c.rotated_at is null or c.rotated_at <= :provenAt or c.old_secret_ends_at > :now)
            """)
                .param("now", rows.now().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .param("provenAt", provenAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Caller(
                        new UserId(row.getString("user_id")),
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        Organizations.subscription(row),
                        Role.valueOf(row.getString("role"))))
                .optional();
    }

    /** Makes one with a client id and a secret of ours. */
    public Made create(
            OrganizationId organization, UserId user, String name, Duration expiresIn, Notes notes, Who who) {
        String clientId = secrets.fresh();
        String secret = secrets.fresh();
        ApiCredential made = rows.insert(
                rows.draft(organization, user, name, clientId, expiresIn, false, notes),
                secrets.hash(clientId, secret),
                who);
        return new Made(made, secret);
    }

    /** Writes name, life of tokens and notes. Empty when it is gone. */
    public Optional<ApiCredential> update(ApiCredential changed, Who who) {
        Optional<ApiCredential> known = byId(changed.organization(), changed.id());
        known.ifPresent(before -> rows.write(before, changed, Optional.empty(), who));
        return known.flatMap(before -> byId(changed.organization(), changed.id()));
    }

    /** Gives it another secret; the present one stays good for as long as is said, and one before that is over. Empty when it is gone. */
    public Optional<Made> rotate(OrganizationId organization, ApiCredentialId id, Overlap overlap, Who who) {
        Optional<ApiCredential> known = byId(organization, id);
        return known.flatMap(credential -> {
            String secret = secrets.fresh();
            rows.rotate(credential, secrets.hash(credential.clientId(), secret), overlap, who);
            return byId(organization, id).map(rotated -> new Made(rotated, secret));
        });
    }

    /** The old secret is over now, and with it every token up to now. */
    public void endOld(ApiCredential credential, Who who) {
        rows.endOld(credential, who);
    }

    /** Its tokens are good for nothing from now on. False when it was gone already. */
    public boolean delete(OrganizationId organization, ApiCredentialId id, Who who) {
        Optional<ApiCredential> known = byId(organization, id);
        known.ifPresent(credential -> {
            rows.delete(credential.id());
            rows.remember(credential, Event.DESTROY, new Alterations().of("name", credential.name(), null), who);
        });
        return known.isPresent();
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    public void lock(ApiCredentialId id) {
        rows.lock(id);
    }

    /** It got a token just now. */
    public void used(ApiCredentialId id) {
        rows.touch(id);
    }
}
