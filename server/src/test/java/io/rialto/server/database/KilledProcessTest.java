package io.rialto.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database, its process killed without a word in the middle of writing. */
class KilledProcessTest {

    private static final int ANSWERED = 400;

    @TempDir
    private Path folder;

    @Test
    void noCommitThatReturnedIsLost() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        DatabaseConfiguration.embeddedUrl(folder))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<Integer> answered = new HashSet<>();

        try (BufferedReader answers = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            while (answered.size() < ANSWERED) {
                String line = answers.readLine();
                if (line.startsWith("answered ")) {
                    answered.add(Integer.valueOf(line.substring("answered ".length())));
                }
            }
            writer.destroyForcibly();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(rows()).hasSizeGreaterThanOrEqualTo(ANSWERED).containsAll(answered);
    }

    private List<Integer> rows() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DatabaseConfiguration.embeddedUrl(folder));
            return JdbcClient.create(pool)
                    .sql("select id from answered")
                    .query(Integer.class)
                    .list();
        }
    }

    /** Four threads that say each number once its commit returned. */
    static final class Writer {

        private static final int THREADS = 4;

        public static void main(String[] arguments) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(arguments[0]);
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table answered (id integer primary key, filling varchar(400))")
                    .update();
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    int first = thread;
                    threads.execute(() -> write(jdbc, first));
                }
            }
        }

        private static void write(JdbcClient jdbc, int first) {
            // Until it is killed, or nobody listens any more because the test itself was.
            for (int id = first; !System.out.checkError(); id += THREADS) {
                jdbc.sql("insert into answered (id, filling) values (:id, :filling)")
                        .param("id", id)
                        .param("filling", "x".repeat(400))
                        .update();
                say(id);
            }
        }

        private static synchronized void say(int id) {
            System.out.println("answered " + id);
            System.out.flush();
        }
    }
}
