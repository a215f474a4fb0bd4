package io.rialto.server.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Olga@Acme.Test, olga@acme.test",
        "' olga@acme.test ', olga@acme.test",
        "o'hara+ci@acme.test, o'hara+ci@acme.test",
        "olga@Bücher.test, olga@xn--bcher-kva.test",
        "ＯＬＧＡ@acme.test, olga@acme.test"
    })
    void oneMailboxHasOneKey(String text, String key) {
        assertThat(new EmailAddress(text).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "olga",
                "@acme.test",
                "olga@",
                "olga@acme@evil.test",
                "olga @acme.test",
                "olga@acme.test,evil@evil.test",
                "Olga <olga@acme.test>",
                "olga@acme.test\r\nBcc: x@y.test",
                "olga@acme..test",
                "olga@-acme.test",
                "olga@acme_corp.test",
                "olga@[127.0.0.1]",
                "olga\u0000@acme.test"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @Test
    void lengthHasAnEnd() {
        assertThat(EmailAddress.of("o".repeat(64) + "@acme.test")).isPresent();
        assertThat(EmailAddress.of("o".repeat(65) + "@acme.test")).isEmpty();
        assertThat(EmailAddress.of("o@" + "acme.".repeat(51) + "test")).isEmpty();
    }

    @Test
    void itHasNoText() {
        assertThat(new EmailAddress("olga@acme.test")).hasToString("EmailAddress");
    }
}
