package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The token has expired | The token has expired",
                "No user jane@example.test, sorry | No user [address] sorry",
                "No user jane%40example.test | No user [address]",
                "No user jane＠example.test | No user [address]",
                "Call +49 30 901820 now | Call [number] now",
                "See https://school.test/u/jane | See [link]",
                "Bad eyJhbGciOiJIUzI1NiJ9.eyJlbWFpbCI6ImEifQ.c2ln | Bad [token]",
                "<b>Hello</b> | <b>Hello</b>"
            })
    void whatLooksLikeSomebodysIsLeftOut(String said, String kept) {
        assertThat(of("error", said).said()).isEqualTo(Map.of("error", kept));
    }

    @Test
    void everyParameterIsKeptWhateverItsName() {
        Map<String, String[]> sent = new LinkedHashMap<>();
        sent.put("reason", new String[] {"expired"});
        sent.put("error_description", new String[] {"one", "two"});
        sent.put("flag", new String[] {""});

        assertThat(Complaint.of(sent).said())
                .containsExactly(
                        Map.entry("reason", "expired"),
                        Map.entry("error_description", "one two"),
                        Map.entry("flag", ""));
    }

    @Test
    void aNameMayHoldSomebodyToo() {
        assertThat(of("jane@example.test", "x").said()).isEqualTo(Map.of("[address]", "x"));
        assertThat(of("n".repeat(23) + " ".repeat(3) + "m".repeat(23), "x")
                        .said()
                        .keySet())
                .allMatch(name -> name.length() == 40);
    }

    @Test
    void ofVeryManyParametersTheFirstTwelveAreKept() {
        Map<String, String[]> sent = new LinkedHashMap<>();
        IntStream.range(0, 40).forEach(at -> sent.put("p" + at, new String[] {"v"}));

        assertThat(Complaint.of(sent).said()).hasSize(12).containsKeys("p0", "p11");
    }

    @Test
    void controlCharactersAndLengthAreNobodysToChoose() {
        Complaint complaint = of("error", "a\r\nb\u0000c\u2028d\u202e " + "x y ".repeat(5_000));

        assertThat(complaint.said().get("error")).startsWith("a b c d x y").hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void itHasNoTextThatCouldEndUpInALog() {
        assertThat(of("reason", "expired")).hasToString("Complaint[1]");
    }

    private static Complaint of(String name, String value) {
        return Complaint.of(Map.of(name, new String[] {value}));
    }
}
