package io.rialto.server.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dns.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    private static final String PREFIX = "rialto-verification=";

    @ParameterizedTest
    @CsvSource({
        "has, PROVEN",
        "none, NO_RECORD",
        "other, WRONG_RECORD",
        "another, CLAIMED_BY_ANOTHER",
        "nxdomain, NO_DOMAIN",
        "servfail, SERVER_FAILURE",
        "timeout, NO_ANSWER",
        "truncated, TRUNCATED",
        // two of two
        "has has, PROVEN",
        "has none, DISAGREEMENT",
        "has timeout, NO_ANSWER",
        "none timeout, NO_ANSWER",
        // a minority, spoofed or broken, decides nothing
        "has has none, PROVEN",
        "has has nxdomain, PROVEN",
        "has has servfail, PROVEN",
        "none none has, NO_RECORD",
        "nxdomain nxdomain has, NO_DOMAIN",
        "other other has, WRONG_RECORD",
        "has has none none none, NO_RECORD",
        "has has timeout timeout timeout, NO_ANSWER",
        // who keeps silent is no vote for anybody
        "has timeout servfail, SERVER_FAILURE",
        "has none timeout, DISAGREEMENT",
        "has servfail servfail, SERVER_FAILURE",
        "timeout timeout truncated, NO_ANSWER",
        // all say it is missing, each in its own way
        "none other nxdomain, WRONG_RECORD",
        "none nxdomain, NO_RECORD",
        "has none none, NO_RECORD"
    })
    void moreThanHalfOfAllDecide(String ballots, Outcome outcome) {
        Tally tally = new Tally(
                Arrays.stream(ballots.split(" ")).map(TallyTest::ballot).toList());

        assertThat(tally.outcome(values -> values.contains(PREFIX + "another"))).isEqualTo(outcome);
    }

    @Test
    void theValueCountsAtTheDomainOrAtItsLabel() {
        assertThat(Ballot.of(List.of(found("v=spf1", " " + PREFIX + "mine "), new Reply.NoName(false)), mine(), PREFIX))
                .isEqualTo(new Ballot.Carries(true));
        assertThat(Ballot.of(List.of(new Reply.Silent(), found(PREFIX + "mine")), mine(), PREFIX))
                .isEqualTo(new Ballot.Carries(true));
    }

    @Test
    void thatItIsMissingTakesAnAnswerAboutEachName() {
        assertThat(Ballot.of(List.of(new Reply.NoData(true), new Reply.Silent()), mine(), PREFIX))
                .isEqualTo(new Ballot.Unanswered(Outcome.NO_ANSWER));
        assertThat(Ballot.of(List.of(new Reply.NoName(true), new Reply.Failed("SERVFAIL")), mine(), PREFIX))
                .isEqualTo(new Ballot.Unanswered(Outcome.SERVER_FAILURE));
    }

    @Test
    void textsOfOthersAreNotOurs() {
        assertThat(Ballot.of(List.of(found("v=spf1 -all", "google-site-verification=x")), mine(), PREFIX))
                .isEqualTo(new Ballot.Nothing());
        assertThat(Ballot.of(List.of(found(PREFIX + "x", PREFIX + "y", "z")), mine(), PREFIX))
                .isEqualTo(new Ballot.Other(List.of(PREFIX + "x", PREFIX + "y")));
    }

    @Test
    void aValueIsNotAnotherThatBeginsLikeIt() {
        assertThat(Ballot.of(List.of(found(mine() + "x")), mine(), PREFIX)).isInstanceOf(Ballot.Other.class);
        assertThat(Ballot.of(List.of(found(mine().toUpperCase(Locale.ROOT))), mine(), PREFIX))
                .isEqualTo(new Ballot.Nothing());
    }

    @Test
    void dnssecCountsWhenAllWhoSeeTheValueVouchForIt() {
        assertThat(new Tally(List.of(new Ballot.Carries(true), new Ballot.Nothing())).isVouchedFor())
                .isTrue();
        assertThat(new Tally(List.of(new Ballot.Carries(true), new Ballot.Carries(false))).isVouchedFor())
                .isFalse();
        assertThat(new Tally(List.of(new Ballot.Nothing())).isVouchedFor()).isFalse();
    }

    private static Ballot ballot(String name) {
        return switch (name) {
            case "has" -> new Ballot.Carries(false);
            case "none" -> new Ballot.Nothing();
            case "other", "another" -> new Ballot.Other(List.of(PREFIX + name));
            case "nxdomain" -> new Ballot.NoDomain();
            case "servfail" -> new Ballot.Unanswered(Outcome.SERVER_FAILURE);
            case "timeout" -> new Ballot.Unanswered(Outcome.NO_ANSWER);
            case "truncated" -> new Ballot.Unanswered(Outcome.TRUNCATED);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String mine() {
        return PREFIX + "mine";
    }

    private static Reply found(String... texts) {
        return new Reply.Found(List.of(texts), true, Duration.ofMinutes(1));
    }
}
