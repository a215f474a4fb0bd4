package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponseAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Metadata;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's programs, taken from the page, compiled and run on a database. */
class ConnectYourServiceGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```(?:java|sql) (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REASON = Pattern.compile("^\\| `([A-Z_]+)` \\| (.*) \\|$", Pattern.MULTILINE);

    @TempDir
    static Path classes;

    private static String guide;

    private JdbcConnectionPool database;

    @BeforeAll
    static void theGuideIsCompiled() throws Exception {
        guide = Files.readString(Path.of("..", "docs", "connect-your-service.md"));
        compile();
    }

    @BeforeEach
    void anEmptyDatabase() throws Exception {
        database = JdbcConnectionPool.create("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1", "sa", "");
        execute(blocks().get("members.sql"));
    }

    @AfterEach
    void noMoreDatabase() throws Exception {
        execute("shutdown");
        database.dispose();
    }

    @Test
    void theProgramSignsACustomerInAndMakesTheAccountOnce() throws Exception {
        Object door = door();

        assertThat(post(door, aLogin("_1"), "/points")).isEqualTo("https://rewards.acme.example/points");
        assertThat(post(door, aLogin("_2"), "https://attacker.test/")).isEqualTo("https://rewards.acme.example/");

        assertThat(count("member where email = 'jane@shop.test'")).isEqualTo(1);
    }

    @Test
    void theProgramRefusesAReplayAndAForgery() throws Exception {
        Object door = door();
        String login = aLogin("_1");
        post(door, login, null);

        assertThat(post(door, login, null)).isEqualTo("/sign-in-failed");
        assertThat(post(door, aResponseAt(Instant.now()).base64(), null)).isEqualTo("/sign-in-failed");
        assertThat(count("used_assertion")).isEqualTo(1);
    }

    @Test
    void anAccountFromBeforeIsTakenOverByItsAddress() throws Exception {
        execute("insert into member (email) values ('jane@shop.test')");

        post(door(), aLogin("_1"), null);

        assertThat(count("member")).isEqualTo(1);
        assertThat(count("member where subject = 'jane-4711'")).isEqualTo(1);
    }

    @Test
    void fiftyFirstLoginsAtOnceOnTwoNodesMakeOneAccount() throws Exception {
        List<Object> nodes = List.of(door(), door());
        List<Callable<String>> logins = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Object node = nodes.get(i % 2);
            String login = aLogin("_" + i);
            logins.add(() -> post(node, login, null));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(logins))
                    .extracting(Future::resultNow)
                    .containsOnly("https://rewards.acme.example/");
        }

        assertThat(count("member")).isEqualTo(1);
        assertThat(count("used_assertion")).isEqualTo(50);
    }

    @Test
    void theTableOfReasonsIsWhatTheKitSays() {
        Map<String, String> documented = new LinkedHashMap<>();
        String section = guide.substring(guide.indexOf("## Why a message was refused"));
        REASON.matcher(section).results().forEach(row -> documented.put(row.group(1), row.group(2)));
        Map<String, String> actual = new LinkedHashMap<>();
        Arrays.stream(Reason.values()).forEach(reason -> actual.put(reason.name(), reason.explanation()));

        assertThat(documented).isEqualTo(actual);
    }

    private static String aLogin(String id) {
        return aResponseAt(Instant.now())
                .replacing("https://rewards.test", "https://rewards.acme.example")
                .replacing("_assertion", id)
                .base64();
    }

    private static Map<String, String> blocks() {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher matcher = BLOCK.matcher(guide);
        while (matcher.find()) {
            blocks.put(matcher.group(1), matcher.group(2));
        }
        return blocks;
    }

    /** A node of the service: the guide's program in a class loader of its own. */
    private Object door() throws Exception {
        byte[] metadata = new Metadata(SHOP, List.of(TestKey.SHOP.certificate()), List.of(), null).write();
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        return loader.loadClass("RewardsDoor")
                .getConstructor(byte[].class, DataSource.class)
                .newInstance(metadata, database);
    }

    private static void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> sources = blocks().entrySet().stream()
                .filter(block -> block.getKey().endsWith(".java"))
                .map(block -> new Source(block.getKey(), block.getValue()))
                .toList();
        List<String> options = List.of(
                "-d", classes.toString(), "-Xlint:all", "-Werror", "-cp", System.getProperty("java.class.path"));
        StringWriter complaints = new StringWriter();
        boolean compiled =
                compiler.getTask(complaints, null, null, options, null, sources).call();
        assertThat(compiled).as(complaints.toString()).isTrue();
    }

    private static String post(Object door, String samlResponse, String relayState) throws Exception {
        Method post = door.getClass().getMethod("post", String.class, String.class);
        return (String) post.invoke(door, samlResponse, relayState);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String rows) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
