package io.rialto.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTest {

    @Test
    void numbersAndTruthValuesAreWrittenOutForProtocolsThatKnowOnlyTexts() {
        Attribute told = new Attribute("mixed", List.of("text", 1200L, 0.5, 2.0, 1.0e21, true), true);

        assertThat(told.texts()).containsExactly("text", "1200", "0.5", "2", "1000000000000000000000", "true");
    }

    @Test
    void whatIsReleasedHasNoText() {
        assertThat(new Attribute("email", List.of("jane.doe@example.test"), false))
                .hasToString("Attribute[email]");
    }
}
