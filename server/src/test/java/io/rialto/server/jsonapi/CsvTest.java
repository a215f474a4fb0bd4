package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r1", "|cmd", "%0A=1"})
    void noSpreadsheetTakesACellForAFormula(String value) {
        assertThat(Csv.cell(value)).isEqualTo("\"'" + value + "\"");
    }

    @Test
    void quotesAndCommasStayInTheirCell() {
        assertThat(Csv.cell("a \"b\", c\r\nd")).isEqualTo("\"a \"\"b\"\", c\r\nd\"");
    }
}
