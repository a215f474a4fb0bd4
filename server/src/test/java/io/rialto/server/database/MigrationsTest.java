package io.rialto.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.page.Reference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class MigrationsTest {

    private final TestDatabase database;

    MigrationsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void oneHistoryLeadsBothDatabasesToTheSameShape() {
        var columns = database.jdbc().sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                        """).query(String.class).list();

        var columnsOfH2 = TestDatabase.H2.jdbc().sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                        """).query(String.class).list();
        assertThat(columns).contains("site.slug").containsExactlyInAnyOrderElementsOf(columnsOfH2);
    }

    @Test
    void migratingAgainChangesNothing() {
        var again = Flyway.configure().dataSource(database.dataSource()).load().migrate();

        assertThat(again.migrationsExecuted).isZero();
    }

    @Test
    void anEmptiedDatabaseHoldsWhatTheMigrationsPutIn() {
        database.jdbc().sql("update revision set changes = 7").update();

        database.emptied();

        assertThat(database.jdbc()
                        .sql("select changes from revision")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void launchesOfOlderVersionsKeepTheirReferences() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("older")
                .target("9")
                .load()
                .migrate();
        database.jdbc().sql("""
                        insert into older.launch (id, outcome, created_at)
                        values ('0123456789AB', 'ISSUED', current_timestamp), ('ZYXWVTSRQPNM', 'REFUSED', current_timestamp)
                        """).update();

        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("older")
                .load()
                .migrate();

        assertThat(database.jdbc()
                        .sql("select id from older.launch order by id")
                        .query(Long.class)
                        .list())
                .containsExactly(new Reference("0123456789AB").number(), new Reference("ZYXWVTSRQPNM").number());
        database.jdbc().sql("drop schema older cascade").update();
    }
}
