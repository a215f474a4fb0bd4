package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private static final EmailAddress OLGA = new EmailAddress("Olga@Bücher.test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four lamps on a quay",
                "zwölf große Wörter",
                "            . ,",
                "\uD83D\uDE80a\uD83D\uDE80b\uD83D\uDE80c\uD83D\uDE80d\uD83D\uDE80e\uD83D\uDE80f"
            })
    void whatIsLongAndRareIsFine(String password) {
        assertThat(PasswordRule.fault(OLGA, password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "elevenchars, TOO_SHORT",
        "olga@bücher.test, IS_THE_ADDRESS",
        "' OLGA@xn--bcher-kva.test', IS_THE_ADDRESS",
        "Password1234, COMMON",
        "abababababab, COMMON"
    })
    void whatIsTriedFirstIsRefused(String password, PasswordFault fault) {
        assertThat(PasswordRule.fault(OLGA, password)).contains(fault);
    }

    @Test
    void lengthHasAnEnd() {
        assertThat(PasswordRule.fault(OLGA, "a lamp ".repeat(36))).isEmpty();
        assertThat(PasswordRule.fault(OLGA, "a lamp ".repeat(37))).contains(PasswordFault.TOO_LONG);
    }
}
