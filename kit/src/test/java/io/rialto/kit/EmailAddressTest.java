package io.rialto.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jane@shop.test, jane@shop.test",
        "Jane.Doe+News@Shop.TEST, jane.doe+news@shop.test",
        "INFO@SHOP.TEST, info@shop.test"
    })
    void spellingsOfOneAddressAreOne(String address, String canonical) {
        assertThat(EmailAddress.canonical(address)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "@shop.test",
                "jane@",
                "jane@shop@test",
                "jane doe@shop.test",
                "jane@shop.test\nbcc: x@y.test",
                "\u212Aim@shop.test",
                "jane@shop\u3002test",
                "j\u00E4ne@shop.test"
            })
    void whatMightBeSomebodyElsesIdentifiesNobody(String address) {
        assertThat(EmailAddress.canonical(address)).isEmpty();
    }

    @Test
    void anAddressLongerThanMailAllowsIdentifiesNobody() {
        assertThat(EmailAddress.canonical("j".repeat(64) + "@" + "s".repeat(190) + ".test"))
                .isEmpty();
    }
}
