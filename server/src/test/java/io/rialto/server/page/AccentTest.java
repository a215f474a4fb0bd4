package io.rialto.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {

    @ParameterizedTest
    @CsvSource({"#000000,#ffffff", "#FFFFFF,#000000", "#b00020,#ffffff", "#ffd400,#000000", "#777777,#000000"})
    void theInkCanBeReadOnTheColour(String color, String ink) {
        assertThat(Accent.of(color).ink()).isEqualTo(ink);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "#123456}body{display:none", "</style>"})
    void whatIsNoColourIsNotWritten(String color) {
        assertThat(Accent.of(color)).isEqualTo(Accent.RIALTO);
    }

    @Test
    void aSiteWithoutColourHasRialtos() {
        assertThat(Accent.of(null)).isEqualTo(Accent.RIALTO);
    }
}
