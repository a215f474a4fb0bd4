package io.rialto.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EmbeddedHousekeepingTest {

    private static final int COMMITS = 1_500;

    @TempDir
    private Path folder;

    @Test
    void smallCommitsDoNotBlowTheFileUp() throws SQLException, IOException {
        long untidied = sizeAfterCommits("untidied", false);
        long tidied = sizeAfterCommits("tidied", true);

        assertThat(tidied).isLessThan(untidied / 2);
    }

    private long sizeAfterCommits(String name, boolean tidy) throws SQLException, IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        // What is dead is free at once, so that no test waits for it.
        String url = DatabaseConfiguration.embeddedUrl(own).replace("RETENTION_TIME=1000", "RETENTION_TIME=0");
        var database = new SingleConnectionDataSource(url, "rialto", "", true);
        var jdbc = JdbcClient.create(database);
        // Shaped like the launches: two indexes and a row.
        jdbc.sql("create table entry (id varchar(12) not null primary key, ticket varchar(60) not null unique,"
                        + " text varchar(300) not null)")
                .update();
        try (var housekeeping = new EmbeddedHousekeeping(database)) {
            for (int row = 0; row < COMMITS; row++) {
                jdbc.sql("insert into entry (id, ticket, text) values (?, ?, ?)")
                        .params("%012d".formatted(row), "%050d".formatted(row), "x".repeat(300))
                        .update();
                if (tidy && row % 50 == 0) {
                    housekeeping.tidy();
                }
            }
            assertThat(jdbc.sql("select count(*) from entry")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(COMMITS);
            return Files.size(own.resolve("rialto.mv.db"));
        } finally {
            database.destroy();
        }
    }
}
