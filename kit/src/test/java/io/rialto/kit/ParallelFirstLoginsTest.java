package io.rialto.kit;

import static io.rialto.kit.JustInTimeTest.aLogin;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.JustInTime.Contract;
import io.rialto.kit.MemoryAccounts.Account;
import io.rialto.kit.SignIn.How;
import io.rialto.kit.SignIn.SignedIn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelFirstLoginsTest {

    private static final Login JANE = aLogin("jane", "jane@shop.test");

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void onOneNodeOneAccountIsMadeWithOneAttempt(int logins) throws Exception {
        AtomicInteger created = new AtomicInteger();
        MemoryAccounts accounts = new MemoryAccounts() {
            @Override
            public Optional<Account> create(Login login) {
                created.incrementAndGet();
                return super.create(login);
            }
        };
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);

        List<SignIn<Account>> signIns = together(Collections.nCopies(logins, () -> justInTime.signIn(JANE)));

        assertThat(created).hasValue(1);
        assertOneCreatedAndAllTheSame(signIns);
    }

    @Test
    void onOneNodeTheSecondDoesNotEvenLookBeforeTheFirstIsDone() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        MemoryAccounts accounts = new MemoryAccounts() {
            @Override
            public Optional<Account> findBySubject(Subject subject) {
                looks.incrementAndGet();
                return super.findBySubject(subject);
            }

            @Override
            public Optional<Account> create(Login login) {
                inside.countDown();
                await(goOn);
                return super.create(login);
            }
        };
        JustInTime<Account> justInTime = new JustInTime<>(accounts, Contract.CREATE_ONLY);
        Thread first = Thread.ofPlatform().start(() -> justInTime.signIn(JANE));
        await(inside);

        Thread second = Thread.ofPlatform().start(() -> justInTime.signIn(JANE));
        while (second.getState() != Thread.State.WAITING && second.isAlive()) {
            Thread.onSpinWait();
        }
        int looksOfTheFirst = looks.get();
        goOn.countDown();
        first.join();
        second.join();

        assertThat(looksOfTheFirst).isEqualTo(1);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void onTwoNodesTheUniqueConstraintDecidesAndTheLoserFindsTheWinnersAccount() throws Exception {
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
        AtomicInteger looks = new AtomicInteger();
        MemoryAccounts shared = new MemoryAccounts() {
            @Override
            public Optional<Account> findBySubject(Subject subject) {
                Optional<Account> found = super.findBySubject(subject);
                if (looks.incrementAndGet() <= 2) {
                    meet(bothHaveLooked);
                }
                return found;
            }
        };
        JustInTime<Account> oneNode = new JustInTime<>(shared, Contract.CREATE_ONLY);
        JustInTime<Account> otherNode = new JustInTime<>(shared, Contract.CREATE_ONLY);

        List<SignIn<Account>> signIns = together(List.of(() -> oneNode.signIn(JANE), () -> otherNode.signIn(JANE)));

        assertThat(shared.all()).hasSize(1);
        assertOneCreatedAndAllTheSame(signIns);
    }

    @Test
    void onTwoNodesTheSameOldAccountIsLinkedOnce() throws Exception {
        CyclicBarrier bothHaveFound = new CyclicBarrier(2);
        MemoryAccounts shared = new MemoryAccounts() {
            @Override
            public Optional<Account> findUnlinkedByEmail(String email, String issuer) {
                Optional<Account> found = super.findUnlinkedByEmail(email, issuer);
                meet(bothHaveFound);
                return found;
            }
        };
        shared.add("jane@shop.test");
        Contract byEmail = Contract.CREATE_ONLY.matchingEmail("email");
        JustInTime<Account> oneNode = new JustInTime<>(shared, byEmail);
        JustInTime<Account> otherNode = new JustInTime<>(shared, byEmail);

        List<SignIn<Account>> signIns = together(List.of(() -> oneNode.signIn(JANE), () -> otherNode.signIn(JANE)));

        assertThat(shared.all()).extracting(Account::subject).containsExactly(JANE.subject());
        assertThat(signIns)
                .extracting(ParallelFirstLoginsTest::how)
                .containsExactlyInAnyOrder(How.LINKED, How.EXISTING);
    }

    private static void assertOneCreatedAndAllTheSame(List<SignIn<Account>> signIns) {
        assertThat(signIns).extracting(ParallelFirstLoginsTest::how).containsOnlyOnce(How.CREATED);
        assertThat(signIns)
                .extracting(signIn -> ((SignedIn<Account>) signIn).account())
                .containsOnly(new Account(JANE.subject(), "jane@shop.test"));
    }

    private static How how(SignIn<Account> signIn) {
        return ((SignedIn<Account>) signIn).how();
    }

    private static List<SignIn<Account>> together(List<Callable<SignIn<Account>>> logins) throws Exception {
        CountDownLatch start = new CountDownLatch(logins.size());
        List<Callable<SignIn<Account>>> waiting = new ArrayList<>();
        logins.forEach(login -> waiting.add(() -> {
            start.countDown();
            await(start);
            return login.call();
        }));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SignIn<Account>> done = new ArrayList<>();
            for (Future<SignIn<Account>> future : threads.invokeAll(waiting)) {
                done.add(future.get());
            }
            return done;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
