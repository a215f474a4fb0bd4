package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.NOW;
import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.ReplayStore.Use;
import io.rialto.kit.Verdict.Accepted;
import io.rialto.saml.Signed;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void anAssertionIsGoodOnce() {
        ServiceProvider service = Verdicts.theRewardsService();
        String message = aResponse().base64();

        assertAccepted(service, message);

        assertRefused(service, Reason.REPLAYED, message);
        assertRefused(service, Reason.REPLAYED, message);
    }

    @Test
    void theSameAssertionInAnotherEnvelopeIsAReplay() {
        ServiceProvider service = Verdicts.theRewardsService();
        String message = aResponse().xml();

        assertAccepted(service, ForgedResponse.base64(message));

        assertRefused(service, Reason.REPLAYED, ForgedResponse.base64(message.replace("_response", "_other")));
    }

    @Test
    void aReplayIsRefusedUntilTheAssertionIsWorthlessAnyway() {
        TestClock clock = new TestClock();
        ServiceProvider service = new ServiceProvider(Verdicts.rewards(clock));
        String message = aResponse().base64();
        assertAccepted(service, message);

        clock.advance(Duration.ofSeconds(359));
        assertRefused(service, Reason.REPLAYED, message);

        clock.advance(Duration.ofSeconds(1));
        assertRefused(service, Reason.EXPIRED, message);
    }

    @Test
    void theLongerOfTwoConfirmationsKeepsTheAssertionUsed() {
        String confirmation = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<saml:SubjectConfirmationData NotOnOrAfter=\"2026-07-01T12:01:00Z\" Recipient=\""
                + ForgedResponse.ACS
                + "\"/></saml:SubjectConfirmation>";
        TestClock clock = new TestClock();
        ServiceProvider service = new ServiceProvider(Verdicts.rewards(clock));
        String message = aResponse()
                .replacing("<saml:SubjectConfirmation ", confirmation + "<saml:SubjectConfirmation ")
                .base64();
        assertAccepted(service, message);

        clock.advance(Duration.ofMinutes(4));

        assertRefused(service, Reason.REPLAYED, message);
    }

    @Test
    void aRefusedMessageIsNotUsedUp() {
        ServiceProvider service = Verdicts.theRewardsService();
        String message = aResponse().xml();

        assertRefused(
                service, Reason.SIGNATURE_INVALID, ForgedResponse.base64(message.replace("jane-4711", "admin-1")));

        assertAccepted(service, ForgedResponse.base64(message));
    }

    @Test
    void ofFiftyParallelUsesOneIsTheFirst() throws Exception {
        ServiceProvider service = Verdicts.theRewardsService();
        String message = aResponse().signing(Signed.BOTH).base64();
        Callable<Verdict> use = () -> service.check(message);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> verdicts = threads.invokeAll(Collections.nCopies(50, use));

            assertThat(verdicts)
                    .extracting(Future::resultNow)
                    .filteredOn(Accepted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void trustInANewKeyForgetsNoUsedAssertion() {
        Settings settings = Verdicts.rewards(new TestClock());
        String message = aResponse().base64();
        assertAccepted(new ServiceProvider(settings), message);

        ServiceProvider afterRollOver = new ServiceProvider(settings.trusting(settings.identityProvider()));

        assertRefused(afterRollOver, Reason.REPLAYED, message);
    }

    @Test
    void aStoreThatCannotTellRefuses() {
        ReplayStore unreachable = (_, _, _) -> Use.UNKNOWN;
        ServiceProvider service =
                new ServiceProvider(Verdicts.rewards(new TestClock()).withReplays(unreachable));

        assertRefused(service, Reason.REPLAY_UNKNOWN, aResponse().base64());
    }

    @Test
    void aFullStoreRefusesRatherThanForgets() {
        InMemoryReplayStore store = new InMemoryReplayStore(2);
        store.use("_1", NOW, NOW.plusSeconds(10));
        store.use("_2", NOW, NOW.plusSeconds(20));

        assertThat(store.use("_3", NOW, NOW.plusSeconds(30))).isEqualTo(Use.UNKNOWN);
        assertThat(store.use("_1", NOW, NOW.plusSeconds(30))).isEqualTo(Use.REPEATED);
    }

    @Test
    void expiredEntriesMakeRoom() {
        InMemoryReplayStore store = new InMemoryReplayStore(2);
        store.use("_1", NOW, NOW.plusSeconds(10));
        store.use("_2", NOW, NOW.plusSeconds(20));

        assertThat(store.use("_3", NOW.plusSeconds(10), NOW.plusSeconds(30))).isEqualTo(Use.FIRST);
        assertThat(store.size()).isEqualTo(2);
    }
}
