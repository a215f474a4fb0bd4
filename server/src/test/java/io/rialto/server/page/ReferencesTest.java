package io.rialto.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private final TheClock clock = new TheClock();
    private final References references = new References(new SecureRandom(), clock);

    @Test
    void theyAscendAndNeverRepeatEvenWithinAMillisecondOrWhenTheClockGoesBack() {
        List<String> made = new ArrayList<>();

        for (int i = 0; i < 2_000; i++) {
            made.add(references.next().value());
        }
        clock.advance(Duration.ofHours(-1));
        made.add(references.next().value());

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theLowestOfAnInstantLiesBetweenWhatWasMadeBeforeAndAfter() {
        String before = references.next().value();
        clock.advance(Duration.ofMinutes(1));
        String lowest = References.at(clock.instant()).value();
        String after = references.next().value();

        assertThat(List.of(before, lowest, after)).isSorted();
        assertThat(before).isNotEqualTo(lowest);
    }

    @Test
    void everyoneHasTwelveCharactersThatCannotBeMixedUp() {
        assertThat(references.next().value()).matches("[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(References.at(java.time.Instant.EPOCH).value()).isEqualTo("000000000000");
    }

    @Test
    void eachIsTheNumberThatItWrites() {
        Reference made = references.next();

        assertThat(Reference.of(made.number())).isEqualTo(made);
        assertThat(new Reference("000000000010").number()).isEqualTo(32);
        assertThat(new Reference("ZZZZZZZZZZZZ").number()).isEqualTo((1L << 60) - 1);
    }
}
