package io.rialto.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsAndRetriesTest {

    @Test
    void topicsAreAGroupOrOneOrAll() {
        Topics topics = Topics.of("launch.refused, key.*").orElseThrow();

        assertThat(topics.cover(EventType.LAUNCH_REFUSED)).isTrue();
        assertThat(topics.cover(EventType.LAUNCH_ISSUED)).isFalse();
        assertThat(topics.cover(EventType.KEY_CREATED)).isTrue();
        assertThat(Topics.of("*").orElseThrow().cover(EventType.ACCOUNT_CREATED))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "launch", "launch.", "launch.*,", "launch.lost", "*.issued", "Launch.*", "a\n.b"})
    void whatIsNoTopicIsRefused(String text) {
        assertThat(Topics.of(text)).isEmpty();
    }

    @Test
    void whatIsNotTakenIsTriedForThreeDays() {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");

        assertThat(Retries.next(1, Optional.empty(), now)).hasValue(now.plusSeconds(5));
        assertThat(Retries.next(9, Optional.empty(), now)).hasValue(now.plus(Duration.ofDays(1)));
        assertThat(Retries.next(10, Optional.empty(), now)).isEmpty();
    }

    @Test
    void whoWantsMoreTimeGetsItWithinReason() {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");

        assertThat(Retries.next(1, Optional.of("120"), now)).hasValue(now.plusSeconds(120));
        assertThat(Retries.next(2, Optional.of("1"), now)).hasValue(now.plusSeconds(300));
        assertThat(Retries.next(1, Optional.of("999999"), now)).hasValue(now.plusSeconds(5));
        assertThat(Retries.next(1, Optional.of("soon"), now)).hasValue(now.plusSeconds(5));
    }
}
