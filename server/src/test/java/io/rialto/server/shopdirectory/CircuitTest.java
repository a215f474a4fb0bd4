package io.rialto.server.shopdirectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.TheClock;
import io.rialto.server.shopdirectory.Lookup.Unreachable;
import io.rialto.server.shopdirectory.Lookup.Why;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Unreachable SILENCE = new Unreachable(Why.SILENT);

    private final TheClock clock = new TheClock();
    private final Circuit circuit = new Circuit(clock);

    @Test
    void fewFailuresAreForgottenOnceTheShopAnswers() {
        fail(Circuit.FAILURES - 1);
        circuit.answered();
        fail(Circuit.FAILURES - 1);

        assertThat(circuit.refusal()).isEmpty();
    }

    @Test
    void manyOpenItAndTheReasonIsTold() {
        fail(Circuit.FAILURES);

        assertThat(circuit.refusal()).hasValueSatisfying(open -> {
            assertThat(open.because()).isEqualTo(SILENCE);
            assertThat(open.until()).isEqualTo(clock.instant().plus(Circuit.PAUSE));
        });
    }

    @Test
    void afterThePauseOneMayTryAndTheOthersWaitForIt() {
        fail(Circuit.FAILURES);
        clock.advance(Circuit.PAUSE);

        assertThat(circuit.refusal()).isEmpty();
        assertThat(circuit.refusal()).isPresent();
        circuit.answered();
        assertThat(circuit.refusal()).isEmpty();
    }

    @Test
    void aTrialThatFailsOpensItAnew() {
        fail(Circuit.FAILURES);
        clock.advance(Circuit.PAUSE);
        assertThat(circuit.refusal()).isEmpty();

        circuit.failed(SILENCE);

        clock.advance(Circuit.PAUSE.minus(Duration.ofSeconds(1)));
        assertThat(circuit.refusal()).isPresent();
    }

    private void fail(int times) {
        for (int failure = 0; failure < times; failure++) {
            circuit.failed(SILENCE);
        }
    }
}
