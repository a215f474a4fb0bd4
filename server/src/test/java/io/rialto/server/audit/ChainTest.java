package io.rialto.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.audit.Verdict.Broken;
import io.rialto.server.audit.Verdict.Flaw;
import io.rialto.server.audit.Verdict.Intact;
import io.rialto.server.database.Ids;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.search.Condition;
import io.rialto.server.vault.ServerSecrets;
import io.rialto.server.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What whoever holds the database alone does to the log is found. */
@OnEachDatabase
class ChainTest {

    private static final UUID ACME = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Vault VAULT = new Vault(new SecretKeySpec(new byte[32], "AES"));

    @TempDir
    private Path folder;

    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TheClock clock = new TheClock();
    private Changes changes;
    private Chain chain;
    private Anchors anchors;
    private Verification verification;

    ChainTest(TestDatabase database) {
        this.database = database.emptied();
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
    }

    @BeforeEach
    void start() {
        anchors = new Anchors(folder);
        chain = aChain();
        changes = aNode(chain);
        verification = new Verification(jdbc, new JdbcTransactionManager(database.dataSource()), secrets(), anchors);
        chain.together(chain::begin);
    }

    private ServerSecrets secrets() {
        return new ServerSecrets(jdbc, VAULT, RANDOM);
    }

    private Chain aChain() {
        return new Chain(jdbc, transactions, secrets(), new Beginnings(jdbc, new Ids(RANDOM), clock));
    }

    private Changes aNode(Chain its) {
        return new Changes(jdbc, new Ids(RANDOM), clock, its, recorded -> {});
    }

    private void record(UUID organization, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(number -> changes.record(
                        new Subject(organization, "sites", "site-" + number),
                        Event.UPDATE,
                        new Alterations().of("name", "before", "Ökta \"" + number + "\""),
                        Who.SYSTEM));
    }

    @Test
    void whatFollowsANumberComesInItsOrder() {
        for (String name : List.of("a", "b", "c")) {
            changes.record(
                    new Subject(ACME, "services", name),
                    Event.UPDATE,
                    new Alterations().of("name", name, "x"),
                    name.equals("b") ? Who.FILE : Who.SYSTEM);
        }
        changes.record(new Subject(OTHER, "services", "o"), Event.CREATE, new Alterations(), Who.SYSTEM);

        assertThat(changes.following(ACME, Condition.is("resource_type", "services"), 0, 2))
                .extracting(version -> version.subject().id())
                .containsExactly("a", "b");
        assertThat(changes.following(ACME, Condition.is("resource_type", "services"), 1, 9))
                .extracting(version -> version.subject().id())
                .containsExactly("b", "c");
        assertThat(changes.following(ACME, Condition.is("who", "file"), 0, 9))
                .extracting(version -> version.subject().id())
                .containsExactly("b");
        assertThat(changes.following(ACME, Condition.ALWAYS, 3, 9)).isEmpty();
    }

    @Test
    void whatNobodyTouchedIsIntact() {
        record(ACME, 1, 3);
        record(OTHER, 1, 1);

        assertThat(verification.of(ACME)).isInstanceOfSatisfying(Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(3);
            assertThat(intact.hash()).hasSize(43);
        });
        assertThat(verification.ofAll())
                .containsOnlyKeys(Optional.empty(), Optional.of(ACME), Optional.of(OTHER))
                .allSatisfy((organization, verdict) -> assertThat(verdict).isInstanceOf(Intact.class));
    }

    @Test
    void anAlteredFieldIsFound() {
        Map<String, String> alterations = Map.of(
                "changes", "'{}'",
                "who", "'file'",
                "event", "'create'",
                "resource_type", "'roles'",
                "resource_id", "'x'",
                "id", "'ABCDEFGHIJ'",
                "created_at", "created_at + interval '1' second");
        alterations.forEach((column, value) -> {
            jdbc.sql("delete from resource_version").update();
            jdbc.sql("delete from version_head").update();
            record(ACME, 1, 3);

            tamper("update resource_version set " + column + " = " + value
                    + " where organization_id = :acme and number = 2");

            assertThat(verification.of(ACME)).as(column).isEqualTo(new Broken(2, Flaw.ALTERED));
        });
    }

    @Test
    void aFieldWithAnImpossibleValueIsFoundToo() {
        record(ACME, 1, 3);

        tamper("update resource_version set event = 'nonsense', who = '' where organization_id = :acme and number = 1");

        assertThat(verification.of(ACME)).isEqualTo(new Broken(1, Flaw.ALTERED));
    }

    @Test
    void aDeletedEntryIsFound() {
        record(ACME, 1, 3);

        tamper("delete from resource_version where organization_id = :acme and number = 2");

        assertThat(verification.of(ACME)).isEqualTo(new Broken(2, Flaw.MISSING));
    }

    @Test
    void aGapThatWasClosedIsFound() {
        record(ACME, 1, 3);

        tamper("delete from resource_version where organization_id = :acme and number = 2");
        tamper("update resource_version set number = 2 where organization_id = :acme and number = 3");

        assertThat(verification.of(ACME)).isEqualTo(new Broken(2, Flaw.ALTERED));
    }

    @Test
    void anEntryPutInIsFound() {
        record(ACME, 1, 2);

        tamper("""
            insert into resource_version
                (id, organization_id, resource_type, resource_id, event, changes, who, created_at)
            values ('abcdefghij', :acme, 'sites', 'x', 'update', '{}', 'system', current_timestamp)
            """);

        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.ADDED));
    }

    @Test
    void anEntryPutAtTheEndIsFound() {
        record(ACME, 1, 2);

        tamper("""
            insert into resource_version
                (id, organization_id, resource_type, resource_id, event, changes, who, created_at, number, hash)
            values ('abcdefghij', :acme, 'sites', 'x', 'update', '{}', 'system', current_timestamp, 3,
                'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
            """);

        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.ALTERED));
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() {
        record(ACME, 1, 3);

        tamper("update resource_version set number = 9 where organization_id = :acme and number = 1");
        tamper("update resource_version set number = 1 where organization_id = :acme and number = 2");
        tamper("update resource_version set number = 2 where organization_id = :acme and number = 9");

        assertThat(verification.of(ACME)).isEqualTo(new Broken(1, Flaw.ALTERED));
    }

    @Test
    void anEndCutOffIsFoundAlsoAfterMoreWasWritten() {
        record(ACME, 1, 3);

        tamper("delete from resource_version where organization_id = :acme and number = 3");

        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.CUT_OFF));
        record(ACME, 4, 4);
        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.MISSING));
    }

    @Test
    void anEndSetBackIsFoundAlsoAfterMoreWasWritten() {
        record(ACME, 1, 3);

        tamper("delete from resource_version where organization_id = :acme and number = 3");
        tamper("""
            update version_head set entries = 2, hash =
                (select hash from resource_version where organization_id = :acme and number = 2)
            where organization_id = :acme
            """);

        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.END_ALTERED));
        record(ACME, 4, 5);
        assertThat(verification.of(ACME)).isEqualTo(new Broken(5, Flaw.END_ALTERED));
    }

    @Test
    void aLogThatIsGoneAltogetherIsFound() {
        record(ACME, 1, 3);
        record(OTHER, 1, 1);

        tamper("delete from resource_version where organization_id = :acme");
        tamper("delete from version_head where organization_id = :acme");

        assertThat(verification.ofAll()).containsEntry(Optional.of(ACME), new Broken(1, Flaw.CUT_OFF));
        assertThat(verification.ofAll().get(Optional.of(OTHER))).isInstanceOf(Intact.class);
    }

    @Test
    void anOlderCopyOfTheDatabaseIsFoundByWhatTheServerRemembers() {
        record(ACME, 1, 2);
        List<Map<String, Object>> older = jdbc.sql(
                        "select entries, hash, seal from version_head where organization_id = :acme")
                .param("acme", ACME)
                .query()
                .listOfRows();
        record(ACME, 3, 4);
        Anchoring anchoring = new Anchoring(jdbc, chain, anchors);
        anchoring.remember();

        tamper("delete from resource_version where organization_id = :acme and number > 2");
        jdbc.sql("update version_head set entries = :entries, hash = :hash, seal = :seal where organization_id = :acme")
                .params(older.getFirst())
                .param("acme", ACME)
                .update();

        assertThat(verification.of(ACME)).isEqualTo(new Broken(3, Flaw.CUT_OFF));
        record(ACME, 5, 9);
        anchoring.remember();
        assertThat(verification.of(ACME)).isEqualTo(new Broken(4, Flaw.REWRITTEN));
    }

    @Test
    void whatWasWrittenBeforeThereWereChainsIsPutIntoThemOnce() {
        Changes before = new Changes(jdbc, new Ids(RANDOM), clock);
        before.record(new Subject(ACME, "sites", "x"), Event.CREATE, new Alterations(), Who.FILE);
        jdbc.sql("delete from version_head").update();

        start();

        assertThat(verification.of(ACME))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(1));
        before.record(new Subject(ACME, "sites", "y"), Event.CREATE, new Alterations(), Who.FILE);
        start();
        assertThat(verification.of(ACME)).isEqualTo(new Broken(2, Flaw.ADDED));
    }

    @Test
    void whoeverWritesFirstPutsWhatWasBeforeIntoChains() {
        Changes before = new Changes(jdbc, new Ids(RANDOM), clock);
        jdbc.sql("delete from version_head").update();
        before.record(new Subject(ACME, "sites", "x"), Event.CREATE, new Alterations(), Who.FILE);
        before.record(new Subject(OTHER, "sites", "x"), Event.CREATE, new Alterations(), Who.FILE);

        changes = aNode(aChain());
        record(ACME, 1, 2);

        assertThat(verification.ofAll())
                .hasSize(3)
                .allSatisfy((organization, verdict) -> assertThat(verdict).isInstanceOf(Intact.class));
    }

    @Test
    void aTransactionThatComesToNothingLeavesNoGap() {
        record(ACME, 1, 1);

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    record(ACME, 2, 3);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        transactions.executeWithoutResult(status -> record(ACME, 4, 5));

        assertThat(verification.of(ACME))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.entries()).isEqualTo(3));
    }

    @Test
    void twoNodesAtOnceWriteOneChain() throws Exception {
        List<Changes> nodes = List.of(aNode(aChain()), aNode(aChain()));
        List<Callable<Void>> work = IntStream.range(0, 60)
                .<Callable<Void>>mapToObj(number -> () -> {
                    transactions.executeWithoutResult(status -> {
                        UUID first = number % 3 == 0 ? ACME : OTHER;
                        UUID second = number % 3 == 0 ? OTHER : ACME;
                        nodes.get(number % 2)
                                .record(new Subject(first, "sites", "x"), Event.CREATE, new Alterations(), Who.FILE);
                        nodes.get(number % 2)
                                .record(new Subject(second, "sites", "x"), Event.CREATE, new Alterations(), Who.FILE);
                    });
                    return null;
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(verification.ofAll())
                .hasSize(3)
                .allSatisfy((organization, verdict) -> assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Intact.class,
                                intact -> assertThat(intact.entries()).isEqualTo(organization.isEmpty() ? 2 : 60)));
    }

    @Test
    void aFileOfAnchorsThatWasTouchedIsNotPassedOver() throws Exception {
        Files.writeString(folder.resolve("version-heads"), "nonsense\n");

        assertThatThrownBy(() -> verification.of(ACME)).hasMessageContaining("altered by hand");
    }

    private void tamper(String sql) {
        jdbc.sql(sql).param("acme", ACME).update();
    }
}
