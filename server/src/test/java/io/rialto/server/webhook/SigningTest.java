package io.rialto.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {

    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String BODY =
            "{\"type\":\"webhook.test\",\"timestamp\":\"2026-09-21T14:13:20Z\",\"data\":{\"name\":\"Zoë\"}}";

    @Test
    @DisplayName("Standard Webhooks 1.0.0: what the reference library for JavaScript, 1.1.1, makes of the same")
    void aSignatureIsTheReferenceLibrarys() {
        assertThat(Signatures.of(List.of(SECRET), "evt_AbCdEfGhIj", "1790000000", BODY))
                .isEqualTo("v1,32pFR5H1OUuqmTx079C5h8/Qmtr1yW7yD84ZESiXS0Y=");
    }

    @Test
    @DisplayName("Standard Webhooks 1.0.0: while a secret is replaced both sign, with a space between")
    void twoSecretsMakeTwoSignatures() {
        String both = Signatures.of(List.of("another secret", SECRET), "evt_AbCdEfGhIj", "1790000000", BODY);

        assertThat(List.of(both.split(" ")))
                .hasSize(2)
                .last()
                .isEqualTo("v1,32pFR5H1OUuqmTx079C5h8/Qmtr1yW7yD84ZESiXS0Y=");
    }

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
