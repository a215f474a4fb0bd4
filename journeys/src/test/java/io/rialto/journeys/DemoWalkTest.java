package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The demo on the console. */
class DemoWalkTest {

    @Test
    void theWalkGoesAllTheWayAndEndsWell() throws Exception {
        Outcome walk = RunningDemo.run("--walk");

        assertThat(walk.code()).as(walk.output()).isZero();
        assertThat(walk.output())
                .contains("rialto-ticket+jwt", "jane.doe@example.test")
                .contains("✓ “Welcome Jane, your account was just created”")
                .contains("steps went as they must")
                .doesNotContain("✗", "\tat ");
    }
}
