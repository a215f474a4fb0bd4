package io.rialto.server.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.jsonapi.Thing;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailingTest {

    @Test
    void threeInARowThatNobodyGotInByAreFailing() {
        assertThat(of("refused", "refused", "failed"))
                .isEqualTo("Of the last day’s launches the last 3 failed: The rule is broken.");
        assertThat(of("returned", "stopped", "failed", "refused", "refused")).contains("the last 5 failed");
    }

    @Test
    void twoSayNothingAndOneThatGotInSaysThatItWorks() {
        assertThat(of("refused", "refused")).isEmpty();
        assertThat(of("refused", "refused", "refused", "issued")).isEmpty();
        assertThat(of("listed", "refused", "refused", "refused")).isEmpty();
    }

    @Test
    void whatOneCustomerHasToMendDoesNotCount() {
        assertThat(Failing.of(
                        Stream.of("refused", "refused", "refused")
                                .map(outcome -> launch(outcome, "customer"))
                                .toList(),
                        "/launches"))
                .isEmpty();
    }

    private static String of(String... outcomes) {
        return Failing.of(
                        Stream.of(outcomes)
                                .map(outcome -> launch(outcome, "administrator"))
                                .toList(),
                        "/launches")
                .map(Failing::sentence)
                .orElse("");
    }

    private static Thing launch(String outcome, String mender) {
        return new Thing(
                "launches",
                "000000000000",
                Map.of("outcome", outcome, "mender", mender, "cause", "The rule is broken."),
                Map.of(),
                Map.of());
    }
}
