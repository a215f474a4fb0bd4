package io.rialto.server.organization;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What organizations tell of themselves. */
@Component
public class Profiles {

    private static final Columns COLUMNS = Columns.withId("o.public_id")
            .and("name", "o.name", Type.TEXT)
            .and("slug", "o.slug", Type.TEXT)
            .and("reference", "o.reference", Type.TEXT)
            .and("reference_origin", "o.reference_origin", Type.TEXT)
            .and("metadata", "o.metadata", Type.JSON)
            .and("created_at", "o.created_at", Type.INSTANT)
            .and("updated_at", "o.updated_at", Type.INSTANT);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Changes changes;

    public Profiles(JdbcClient jdbc, Clock clock, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
    }

    public Optional<Profile> of(OrganizationId organization) {
        return search(organization, Search.everything()).items().stream().findFirst();
    }

    /** That one organization, if it fits. */
    public Found<Profile> search(OrganizationId organization, Search search) {
        return Pages.find(
                jdbc,
                "o.*",
                "organization o where o.id = :organization",
                Map.of("organization", organization.value()),
                search,
                COLUMNS,
                Profiles::profile);
    }

    /** Writes the name and what stands beside it. */
    public Profile save(Profile before, Profile after, Who who) {
        jdbc.sql("""
                        update organization
                        set name = :name, support_phone = :supportPhone, support_email = :supportEmail,
                            logo_url = :logo, favicon_url = :favicon, primary_color = :primary,
                            contrast_color = :contrast, reference = :reference, reference_origin = :origin,
                            metadata = :metadata, updated_at = :now
                        where id = :id
                        """)
                .param("name", after.organization().name())
                .param("supportPhone", after.supportPhone())
                .param("supportEmail", after.supportEmail())
                .param("logo", after.logoUrl())
                .param("favicon", after.faviconUrl())
                .param("primary", after.primaryColor())
                .param("contrast", after.contrastColor())
                .param("reference", after.notes().reference())
                .param("origin", after.notes().referenceOrigin())
                .param("metadata", after.notes().metadata())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .param("id", after.organization().id().value())
                .update();
        Organization organization = after.organization();
        changes.record(
                new Subject(organization.id().value(), "organizations", organization.publicId()),
                Event.UPDATE,
                alterations(before, after),
                who);
        return of(organization.id()).orElseThrow();
    }

    /** Writes who must sign in through the organization's provider. */
    public void enforce(Organization present, SsoEnforcement enforcement, Who who) {
        jdbc.sql("update organization set sso_enforcement = :enforcement, updated_at = :now where id = :id")
                .param("enforcement", enforcement.name())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .param("id", present.id().value())
                .update();
        changes.record(
                new Subject(present.id().value(), "organizations", present.publicId()),
                Event.UPDATE,
                new Alterations().of("sso_enforcement", present.enforcement().key(), enforcement.key()),
                who);
    }

    private static Alterations alterations(Profile before, Profile after) {
        Alterations alterations = new Alterations()
                .of("name", before.organization().name(), after.organization().name())
                .of("support_phone", before.supportPhone(), after.supportPhone())
                .of("support_email", before.supportEmail(), after.supportEmail())
                .of("logo_url", before.logoUrl(), after.logoUrl())
                .of("favicon_url", before.faviconUrl(), after.faviconUrl())
                .of("primary_color", before.primaryColor(), after.primaryColor())
                .of("contrast_color", before.contrastColor(), after.contrastColor());
        return after.notes().alterations(before.notes(), alterations);
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                Organizations.organization(row, number),
                row.getString("support_phone"),
                row.getString("support_email"),
                row.getString("logo_url"),
                row.getString("favicon_url"),
                row.getString("primary_color"),
                row.getString("contrast_color"),
                Cells.notes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS),
                row.getObject("updated_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS));
    }
}
