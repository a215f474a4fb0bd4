package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Complaint.of("error", said).message()).isEqualTo(kept);
    }

    @Test
    void controlCharactersAndLengthAreNobodysToChoose() {
        Complaint complaint = Complaint.of("error", "a\r\nb\u0000c\u2028d\u202e " + "x y ".repeat(5_000));

        assertThat(complaint.message()).startsWith("a b c d x y").hasSizeLessThanOrEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "expired_token, expired_token",
        "'jane@example.test', unknown",
        "'', unknown",
        "'a b', unknown",
        ", unknown"
    })
    void aKindIsAWordOrNone(String sent, String kept) {
        assertThat(Complaint.of(sent, null).kind()).isEqualTo(kept);
    }
}
