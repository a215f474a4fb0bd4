package io.rialto.server.jsonapi;

import io.rialto.server.database.Ids;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.search.Columns;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import io.rialto.server.search.SqlSearch;
import io.rialto.server.search.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A resource that needs every part of the protocol, and nothing else of Rialto. Everybody reads, the owner writes. */
final class Notebooks implements Resource<Notebooks.Notebook> {

    record Notebook(
            String id,
            String title,
            String color,
            Long pages,
            boolean lined,
            Notes notes,
            String writer,
            Instant closedAt,
            Instant createdAt,
            Instant updatedAt) {}

    private static final Columns COLUMNS = Columns.withId("id")
            .and("title", "title", Type.TEXT)
            .and("color", "color", Type.TEXT)
            .and("pages", "pages", Type.NUMBER)
            .and("lined", "lined", Type.BOOLEAN)
            .and("closed_at", "closed_at", Type.INSTANT)
            .and("reference", "reference", Type.TEXT)
            .and("reference_origin", "reference_origin", Type.TEXT)
            .and("metadata", "metadata", Type.JSON)
            .and("created_at", "created_at", Type.INSTANT)
            .and("updated_at", "updated_at", Type.INSTANT)
            .and("writer_id", "writer", Type.TEXT)
            .and("writer_email", "writer || '@acme.test'", Type.TEXT);

    static final Schema<Notebook> SCHEMA = Schema.of("notebooks", Notebook::id)
            .saying("Something to write in.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE, Operation.DELETE)
            .with(Attribute.text("title").required().searched().atMost(20).like("Diary"), Notebook::title)
            .with(Attribute.oneOf("color", "red", "blue").writable().searched(), Notebook::color)
            .with(Attribute.number("pages").optional().searched(), Notebook::pages)
            .with(Attribute.flag("lined").writable().onlyAtItsCreation().searched(), Notebook::lined)
            .with(Attribute.text("secret").writable(), notebook -> "********")
            .with(Attribute.instant("closed_at").orNull().searched(), Notebook::closedAt)
            .noted(Notebook::notes, Notebook::createdAt, Notebook::updatedAt)
            .trigger("_close", "Closes it.")
            .trigger("_open", "Opens it again.")
            .toOneGiven("writer", "writers", false, notebook -> Optional.of(notebook.writer()))
            .extracted("pages", "id", "title", "color", "closed_at", "metadata")
            .filter("writer_email", Type.TEXT)
            .action(new Action("burn", "POST", List.of(), "Makes it ashes."))
            .action(new Action(
                    "hand_over", "PATCH", List.of(Attribute.text("to").required()), "Gives it to another writer."))
            .build();

    /** Wakes while one is being made, so that a test can have something happen meanwhile. */
    static volatile Runnable whileCreating = () -> {};

    static final AtomicInteger MADE = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Notebooks(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        jdbc.sql("""
            create table if not exists notebook (id varchar(10) primary key, organization varchar(40), title varchar(200) unique,
            color varchar(20), pages bigint, lined boolean, reference varchar(200), reference_origin varchar(200), metadata text,
            writer varchar(20), closed_at timestamp with time zone, created_at timestamp with time zone,
            updated_at timestamp with time zone)
            """).update();
    }

    @Override
    public Schema<Notebook> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Notebook> find(Caller caller, String id) {
        return jdbc.sql("select * from notebook where id = :id and organization = :organization")
                .param("id", id)
                .param("organization", caller.organization().value().toString())
                .query(Notebooks::notebook)
                .optional();
    }

    @Override
    public Found<Notebook> list(Caller caller, Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        String from = " from notebook where organization = :organization and " + sql.where();
        String organization = caller.organization().value().toString();
        return new Found<>(
                jdbc.sql("select *" + from + " order by " + sql.order() + " limit :limit offset :offset")
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Notebooks::notebook)
                        .list(),
                jdbc.sql("select count(*)" + from)
                        .params(sql.parameters())
                        .param("organization", organization)
                        .query(Long.class)
                        .single());
    }

    @Override
    public List<Notebook> following(Caller caller, Condition condition, long after, int most) {
        List<Notebook> some = jdbc.sql(
                        "select * from notebook where organization = :organization and pages > :after and "
                                + SqlSearch.of(new Search(condition, List.of(), Page.FIRST), COLUMNS)
                                        .where() + " order by pages limit 2")
                .params(SqlSearch.of(new Search(condition, List.of(), Page.FIRST), COLUMNS)
                        .parameters())
                .param("organization", caller.organization().value().toString())
                .param("after", after)
                .query(Notebooks::notebook)
                .list();
        if (after > 0 && some.stream().anyMatch(notebook -> notebook.title().startsWith("torn"))) {
            throw new IllegalStateException("torn: a page is missing");
        }
        return some;
    }

    @Override
    public Outcome<Notebook> create(Caller caller, Given given) {
        if (caller.role() != Role.OWNER) {
            return Outcome.refused(new Refusal.Forbidden("Only the owner makes notebooks."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Notebook notebook = new Notebook(
                ids.next(),
                given.required("title"),
                given.textOr("color", "blue"),
                given.number("pages", null),
                given.flagOr("lined", true),
                given.notes(Notes.NONE),
                given.related("writer").orElse("jane"),
                given.triggered("_close") ? now : null,
                now,
                now);
        MADE.incrementAndGet();
        whileCreating.run();
        int made = jdbc.sql("""
            insert into notebook values (:id, :organization, :title, :color, :pages, :lined, :reference, :origin,
            :metadata, :writer, :closed, :created, :updated) on conflict do nothing
            """)
                .params(row(notebook))
                .param("organization", caller.organization().value().toString())
                .update();
        return made == 1
                ? Outcome.done(notebook)
                : Outcome.refused(new Refusal.Invalid(Fault.taken("title", notebook.title())));
    }

    @Override
    public void lock(Caller caller, Notebook present) {
        jdbc.sql("select id from notebook where id = :id for update")
                .param("id", present.id())
                .query(String.class)
                .optional();
    }

    @Override
    public Outcome<Notebook> update(Caller caller, Notebook present, Given given) {
        if (given.triggered("_close") && given.triggered("_open")) {
            return Outcome.refused(new Refusal.Invalid(Fault.ofAll("can't be opened and closed at once", "exclusion")));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant closedAt = given.triggered("_close") ? now : given.triggered("_open") ? null : present.closedAt();
        Notebook changed = new Notebook(
                present.id(),
                given.textOr("title", present.title()),
                given.textOr("color", present.color()),
                given.number("pages", present.pages()),
                present.lined(),
                given.notes(present.notes()),
                given.related("writer").orElse(present.writer()),
                closedAt,
                present.createdAt(),
                now);
        jdbc.sql("""
            update notebook set title = :title, color = :color, pages = :pages, reference = :reference,
            reference_origin = :origin, metadata = :metadata, writer = :writer, closed_at = :closed,
            updated_at = :updated where id = :id and lined = :lined and created_at = :created
            """).params(row(changed)).update();
        return Outcome.done(changed);
    }

    @Override
    public Outcome<Notebook> delete(Caller caller, Notebook present) {
        if (present.closedAt() != null) {
            return Outcome.refused(new Refusal.Locked("It is closed: open it first."));
        }
        jdbc.sql("delete from notebook where id = :id")
                .param("id", present.id())
                .update();
        return Outcome.done(present);
    }

    @Override
    public Outcome<Notebook> act(Caller caller, Notebook present, String action, Given given) {
        if (action.equals("burn")) {
            if (present.closedAt() != null) {
                return Outcome.refused(new Refusal.Conflict("A closed one does not burn."));
            }
            throw new IllegalStateException("fire: " + present.title());
        }
        return update(caller, present, new Given(Map.of(), java.util.Set.of(), Map.of("writer", given.required("to"))));
    }

    @Override
    public Map<String, Object> meta(Caller caller, Notebook item) {
        return Map.of("smell", "leather", "seen_at", item.createdAt());
    }

    private static Map<String, Object> row(Notebook notebook) {
        Map<String, Object> row = new java.util.HashMap<>();
        row.put("id", notebook.id());
        row.put("title", notebook.title());
        row.put("color", notebook.color());
        row.put("pages", notebook.pages());
        row.put("lined", notebook.lined());
        row.put("reference", notebook.notes().reference());
        row.put("origin", notebook.notes().referenceOrigin());
        row.put("metadata", notebook.notes().metadata());
        row.put("writer", notebook.writer());
        row.put("closed", utc(notebook.closedAt()));
        row.put("created", utc(notebook.createdAt()));
        row.put("updated", utc(notebook.updatedAt()));
        return row;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Notebook notebook(ResultSet row, int number) throws SQLException {
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        long pages = row.getLong("pages");
        return new Notebook(
                row.getString("id"),
                row.getString("title"),
                row.getString("color"),
                row.wasNull() ? null : pages,
                row.getBoolean("lined"),
                new Notes(row.getString("reference"), row.getString("reference_origin"), row.getString("metadata")),
                row.getString("writer"),
                closedAt == null ? null : closedAt.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Jane and John; whoever calls is Jane. */
    static final class Writers implements Resource<String> {

        static final Schema<String> SCHEMA = Schema.<String>of("writers", name -> name)
                .saying("Somebody who writes.")
                .own("writer")
                .offering(Operation.UPDATE)
                .with(Attribute.text("first_name").writable(), name -> name)
                .toMany("notebooks", "notebooks", name -> Condition.is("writer_id", name))
                .build();

        @Override
        public Schema<String> schema() {
            return SCHEMA;
        }

        @Override
        public Optional<String> find(Caller caller, String id) {
            return List.of("jane", "john").contains(id) ? Optional.of(id) : Optional.empty();
        }

        @Override
        public Optional<String> own(Caller caller) {
            return Optional.of("jane");
        }

        @Override
        public Outcome<String> update(Caller caller, String present, Given given) {
            return Outcome.done(given.textOr("first_name", present));
        }
    }

    /** No configuration that is found by itself: only the protocol's tests have it. */
    static class Beans {

        /** A token is the role and the plan, as {@code owner-enterprise}; the organization is the same. */
        @Bean
        @Primary
        KnownCallers knownCallers() {
            KnownCallers callers = new KnownCallers();
            OrganizationId organization = new OrganizationId(UUID.randomUUID());
            for (Role role : Role.values()) {
                callers.give(
                        role.name().toLowerCase(Locale.ROOT) + "-enterprise",
                        new Caller(new UserId("JaneJaneJa"), organization, Plan.ENTERPRISE, role));
            }
            return callers;
        }

        @Bean
        Notebooks notebooks(JdbcClient jdbc, Ids ids, Clock clock) {
            return new Notebooks(jdbc, ids, clock);
        }

        @Bean
        Writers writers() {
            return new Writers();
        }
    }
}
