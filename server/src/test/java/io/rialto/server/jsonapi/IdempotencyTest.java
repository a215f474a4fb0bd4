package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Once means once: two nodes, two posts, a death between. */
@OnEachDatabase
class IdempotencyTest {

    private final TheClock clock = new TheClock();
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final Idempotency node;
    private final Idempotency otherNode;
    private final AtomicInteger done = new AtomicInteger();

    IdempotencyTest(TestDatabase database) {
        this.database = database.emptied();
        this.jdbc = database.jdbc();
        this.node = node();
        this.otherNode = node();
    }

    private Idempotency node() {
        return new Idempotency(keys(), new LongTransactions(database.transactions()));
    }

    private IdempotencyKeys keys() {
        return new IdempotencyKeys(jdbc, new Vault(new SecretKeySpec(new byte[32], "AES")), clock);
    }

    @BeforeEach
    void aPlaceToSeeWhatWasDone() {
        jdbc.sql("create table deed (number int)").update();
    }

    @AfterEach
    void drop() {
        jdbc.sql("drop table deed").update();
    }

    @Test
    void theSameAgainGetsTheSameAnswer() {
        Call call = call("Jane", "key", "{}");

        Answer first = node.answer(call, this::deed);
        clock.advance(Duration.ofHours(23));
        Answer second = otherNode.answer(call, this::deed);

        assertThat(second).isEqualTo(first.with("Idempotency-Replayed", "true"));
        assertThat(first.body()).isEqualTo("\"deed 1\"");
        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void aDayLaterItIsForgotten() {
        Call call = call("Jane", "key", "{}");
        node.answer(call, this::deed);

        clock.advance(Duration.ofHours(25));

        assertThat(node.answer(call, this::deed).body()).isEqualTo("\"deed 2\"");
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        node.answer(call("Jane", "key", "{}"), this::deed);

        assertThatThrownBy(() -> node.answer(call("Jane", "key", "{ }"), this::deed))
                .hasMessage("IDEMPOTENCY_KEY_REUSED");
        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void everybodyHasKeysOfTheirOwn() {
        node.answer(call("Jane", "key", "{}"), this::deed);
        node.answer(call("John", "key", "{}"), this::deed);
        node.answer(call("Jane", "other", "{}"), this::deed);

        assertThat(deeds()).isEqualTo(3);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        Call call = call("Jane", "key", "{}");
        assertThatThrownBy(() -> node.answer(call, () -> {
                    deed();
                    throw new Stop(ApiError.notFound());
                }))
                .hasMessage("RECORD_NOT_FOUND");
        assertThat(deeds()).isZero();

        node.answer(call, this::deed);

        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void whileOneIsAtItAnotherIsToldToWait() {
        Call call = call("Jane", "key", "{}");

        node.answer(call, () -> {
            assertThatThrownBy(() -> otherNode.answer(call, this::deed)).hasMessage("IDEMPOTENCY_KEY_IN_PROGRESS");
            return deed();
        });

        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void whoDiesBeforeTheEndHasDoneNothingAndIsReplaced() {
        Call call = call("Jane", "key", "{}");
        // The claim is there, as a node that was killed leaves it.
        assertThatThrownBy(() -> new Idempotency(keysThatCannotRelease(), new LongTransactions(database.transactions()))
                        .answer(call, () -> {
                            deed();
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");
        assertThatThrownBy(() -> otherNode.answer(call, this::deed)).hasMessage("IDEMPOTENCY_KEY_IN_PROGRESS");

        clock.advance(Duration.ofMinutes(3));
        otherNode.answer(call, this::deed);

        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void whoWasReplacedMeanwhileUndoesWhatItDid() {
        Call call = call("Jane", "key", "{}");

        assertThatThrownBy(() -> node.answer(call, () -> {
                    clock.advance(Duration.ofMinutes(3));
                    inAnotherThread(
                            () -> assertThat(otherNode.answer(call, this::deed).status())
                                    .isEqualTo(201));
                    return deed();
                }))
                .hasMessage("IDEMPOTENCY_KEY_IN_PROGRESS");

        assertThat(deeds()).isEqualTo(1);
        assertThat(node.answer(call, this::deed).headers()).containsKey("Idempotency-Replayed");
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        Call call = call("Jane", "key", "{}");
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return (number % 2 == 0 ? node : otherNode).answer(call, this::deed);
                    }))
                    .toList();
            start.countDown();

            assertThat(posts.stream().filter(IdempotencyTest::answered)).isNotEmpty();
        }
        assertThat(deeds()).isEqualTo(1);
    }

    @Test
    void theAnswerRestsSealed() {
        node.answer(call("Jane", "key-of-Jane", "{}"), this::deed);

        assertThat(jdbc.sql("select scope || key_hash || request_hash || answer from idempotency_key")
                        .query(String.class)
                        .single())
                .doesNotContain("deed", "key-of-Jane");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\u00e4", "\""})
    void aKeyHasAForm(String key) {
        String wrong = key.equals("\"") ? "x".repeat(256) : key;

        assertThatThrownBy(() -> node.answer(call("Jane", wrong, "{}"), this::deed))
                .hasMessage("BAD_REQUEST");
    }

    @Test
    void quotesAreNotPartOfTheKey() {
        node.answer(call("Jane", "\"key\"", "{}"), this::deed);
        node.answer(call("Jane", "key", "{}"), this::deed);

        assertThat(deeds()).isEqualTo(1);
    }

    private IdempotencyKeys keysThatCannotRelease() {
        return new IdempotencyKeys(jdbc, new Vault(new SecretKeySpec(new byte[32], "AES")), clock) {
            @Override
            void release(Claim.Mine mine) {
                // killed
            }
        };
    }

    private Answer deed() {
        jdbc.sql("insert into deed values (1)").update();
        return new Answer(201, "\"deed " + done.incrementAndGet() + "\"", Map.of("Location", "there"));
    }

    private long deeds() {
        return jdbc.sql("select count(*) from deed").query(Long.class).single();
    }

    private static Call call(String user, String key, String body) {
        return new Call(
                new Caller(
                        new UserId((user + "Anybody").substring(0, 10)),
                        new OrganizationId(UUID.nameUUIDFromBytes(new byte[] {1})),
                        Plan.ENTERPRISE,
                        Role.OWNER),
                "POST",
                "notebooks",
                Query.of(""),
                Optional.empty(),
                StandardCharsets.UTF_8.encode(body),
                Optional.empty(),
                Optional.of(key));
    }

    private static boolean answered(Future<Answer> post) {
        try {
            return post.get().status() == 201;
        } catch (Exception refused) {
            assertThat(refused).hasRootCauseMessage("IDEMPOTENCY_KEY_IN_PROGRESS");
            return false;
        }
    }

    private static void inAnotherThread(Runnable deed) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(deed);
        }
    }
}
