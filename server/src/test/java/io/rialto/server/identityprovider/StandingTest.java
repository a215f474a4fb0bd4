package io.rialto.server.identityprovider;

import static io.rialto.server.identityprovider.Outcome.CLAIMED_BY_ANOTHER;
import static io.rialto.server.identityprovider.Outcome.DISAGREEMENT;
import static io.rialto.server.identityprovider.Outcome.NO_ANSWER;
import static io.rialto.server.identityprovider.Outcome.NO_DOMAIN;
import static io.rialto.server.identityprovider.Outcome.NO_RECORD;
import static io.rialto.server.identityprovider.Outcome.PROVEN;
import static io.rialto.server.identityprovider.Outcome.SERVER_FAILURE;
import static io.rialto.server.identityprovider.Outcome.WRONG_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {

    private static final Instant START = TheClock.NOON;
    private static final Duration LONG = Duration.ofDays(33);

    @ParameterizedTest
    @CsvSource({
        "PENDING, PROVEN, VERIFIED",
        "PENDING, PROVEN PROVEN, VERIFIED",
        "PENDING, PROVEN NO_RECORD, PENDING",
        "PENDING, NO_RECORD, PENDING",
        "PENDING, WRONG_RECORD, PENDING",
        "PENDING, CLAIMED_BY_ANOTHER, PENDING",
        "PENDING, NO_DOMAIN, ERROR",
        "PENDING, PROVEN NO_DOMAIN, ERROR",
        "PENDING, SERVER_FAILURE NO_DOMAIN, ERROR",
        "PENDING, SERVER_FAILURE, PENDING",
        "PENDING, PROVEN NO_ANSWER, PENDING",
        "PENDING, TRUNCATED, PENDING",
        "PENDING, DISAGREEMENT, PENDING",
        "ERROR, PROVEN, VERIFIED",
        "ERROR, NO_RECORD, PENDING",
        "ERROR, NO_DOMAIN, ERROR",
        "ERROR, NO_ANSWER, ERROR",
        "VERIFIED, PROVEN, VERIFIED",
        "VERIFIED, NO_RECORD, VERIFIED",
        "VERIFIED, NO_DOMAIN, VERIFIED",
        "VERIFIED, NO_ANSWER, VERIFIED"
    })
    void aCheckMovesTheStatus(Status before, String outcomes, Status after) {
        Standing standing = new Standing(before, START, null, null);

        assertThat(standing.after(outcomes(outcomes), at(Duration.ofHours(1))).status())
                .isEqualTo(after);
    }

    @Test
    void aMissingRecordIsWaitedForThirtyThreeDays() {
        Standing pending = Standing.beginning(START);

        assertThat(pending.after(List.of(NO_RECORD), at(LONG.minusMillis(1))).status())
                .isEqualTo(Status.PENDING);
        assertThat(pending.after(List.of(NO_RECORD), at(LONG)).status()).isEqualTo(Status.ERROR);
    }

    @Test
    void afterThatTheRecordStillLeadsToVerified() {
        Standing error = Standing.beginning(START).after(List.of(NO_RECORD), at(LONG));

        assertThat(error.after(List.of(WRONG_RECORD), at(LONG.plusDays(1))).status())
                .isEqualTo(Status.ERROR);
        assertThat(error.after(List.of(PROVEN), at(LONG.plusDays(2))).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void silenceForThreeDaysIsAnError() {
        Standing silent = Standing.beginning(START).after(List.of(NO_ANSWER), START);

        assertThat(silent.after(List.of(SERVER_FAILURE), at(Duration.ofDays(3).minusMillis(1)))
                        .status())
                .isEqualTo(Status.PENDING);
        assertThat(silent.after(List.of(SERVER_FAILURE), at(Duration.ofDays(3))).status())
                .isEqualTo(Status.ERROR);
    }

    @Test
    void anyAnswerEndsTheSilence() {
        Standing standing = Standing.beginning(START)
                .after(List.of(NO_ANSWER), START)
                .after(List.of(NO_RECORD), at(Duration.ofDays(1)))
                .after(List.of(NO_ANSWER), at(Duration.ofDays(2)));

        assertThat(standing.after(List.of(NO_ANSWER), at(Duration.ofDays(4))).status())
                .isEqualTo(Status.PENDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_RECORD", "NO_DOMAIN", "WRONG_RECORD", "CLAIMED_BY_ANOTHER"})
    void aLostRecordIsForgivenForSevenDays(Outcome lost) {
        Standing losing = verified().after(List.of(lost), START);

        Standing inTime = losing.after(List.of(lost), at(Duration.ofDays(7).minusMillis(1)));
        Standing late = losing.after(List.of(lost), at(Duration.ofDays(7)));

        assertThat(losing).isEqualTo(new Standing(Status.VERIFIED, START, null, START));
        assertThat(losing.graceEnds()).isEqualTo(at(Duration.ofDays(7)));
        assertThat(inTime).isEqualTo(losing);
        assertThat(late).isEqualTo(Standing.beginning(at(Duration.ofDays(7))));
    }

    @Test
    void aRecordThatCameBackEndsTheGrace() {
        Standing back = verified().after(List.of(NO_RECORD), START).after(List.of(PROVEN), at(Duration.ofDays(6)));

        assertThat(back.lostSince()).isNull();
        assertThat(back.after(List.of(NO_RECORD), at(Duration.ofDays(8))).status())
                .isEqualTo(Status.VERIFIED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_FAILURE", "NO_ANSWER", "TRUNCATED", "DISAGREEMENT"})
    void aResolversFaultNeverCostsAnyoneTheirSignIn(Outcome fault) {
        Standing verified = verified();
        Standing losing = verified.after(List.of(NO_RECORD), START);

        assertThat(verified.after(List.of(fault), at(Duration.ofDays(400)))).isEqualTo(verified);
        assertThat(losing.after(List.of(fault), at(Duration.ofDays(400)))).isEqualTo(losing);
    }

    @Test
    void theIntervalsDoubleFromAMinuteToAnHourThenAreDaily() {
        Standing pending = Standing.beginning(START);
        List<Long> minutes = new ArrayList<>();
        Instant now = START;

        while (minutes.size() < 9) {
            Duration rest = pending.rest(true, now);
            minutes.add(rest.toMinutes());
            now = now.plus(rest);
        }

        assertThat(minutes).containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(pending.rest(true, at(Duration.ofDays(3).minusMillis(1)))).isEqualTo(Duration.ofHours(1));
        assertThat(pending.rest(true, at(Duration.ofDays(3)))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aVerifiedProviderIsLookedAtDailyAndHourlyWhileSomethingIsWrong() {
        assertThat(verified().rest(true, START)).isEqualTo(Duration.ofDays(1));
        assertThat(verified().rest(false, START)).isEqualTo(Duration.ofHours(1));
        assertThat(verified().after(List.of(CLAIMED_BY_ANOTHER), START).rest(true, START))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whoAsksForACheckHasShortIntervalsAgain() {
        Standing error = new Standing(Status.ERROR, START, START, null);

        Standing again = error.begunAgain(at(LONG));

        assertThat(again).isEqualTo(new Standing(Status.ERROR, at(LONG), null, null));
        assertThat(again.rest(true, at(LONG))).isEqualTo(Duration.ofMinutes(1));
        assertThat(verified().begunAgain(at(LONG))).isEqualTo(verified());
    }

    @Test
    void everyOutcomeIsEitherAVerdictOrChangesNothing() {
        assertThat(Arrays.stream(Outcome.values()).filter(Outcome::isVerdict))
                .containsExactly(PROVEN, NO_DOMAIN, NO_RECORD, WRONG_RECORD, CLAIMED_BY_ANOTHER);
        assertThat(DISAGREEMENT.text()).isEqualTo("disagreement");
    }

    private static Standing verified() {
        return new Standing(Status.VERIFIED, START, null, null);
    }

    private static Instant at(Duration later) {
        return START.plus(later);
    }

    private static List<Outcome> outcomes(String names) {
        return Arrays.stream(names.split(" ")).map(Outcome::valueOf).toList();
    }
}
