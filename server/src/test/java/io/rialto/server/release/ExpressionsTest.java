package io.rialto.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.release.Expressions.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private final Expressions expressions = new Expressions();

    @Test
    void aMisspeltMemberIsRefusedWithTheOneThatWasMeant() {
        assertThat(expressions.fault("customer.emial", Purpose.ATTRIBUTE))
                .hasValue("the customer has no member 'emial': did you mean 'email'? (line 1, column 9)");
        assertThat(expressions.fault("customer.group.cod == 'x'", Purpose.RULE))
                .hasValue("the customer has no member 'cod': did you mean 'code'? (line 1, column 15)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.id",
                "customer.email",
                "customer.first_name + ' ' + customer.last_name",
                "customer.group.id",
                "customer.group.code",
                "customer.segments",
                "customer.company.name",
                "customer.company.cost_centre",
                "customer.attributes.anything",
                "customer.addresses.filter(a, a.default_billing).map(a, a.city)",
                "customer.website",
                "customer.store",
                "customer.locale",
                "'constant'",
                "7",
                "true",
                "{'gold': 'A', 'silver': 'B'}[customer.attributes.tier]",
                "customer.?company.?name.orValue('none')",
                "customer.email.lowerAscii()"
            })
    void whatATicketSaysCanBeMapped(String expression) {
        assertThat(expressions.fault(expression, Purpose.ATTRIBUTE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customer.email                 | RULE      | it gives a value of type string where true or false is needed
            customer.group                 | ATTRIBUTE | it gives a value of type rialto.Group where a text, a number, true or false, or a list of these is needed
            customer.segments              | NAME_ID   | it gives a value of type list where a text is needed
            customer.attributes            | ATTRIBUTE | it gives a value of type map where a text, a number, true or false, or a list of these is needed
            """)
    void theTypeMustFitThePurpose(String expression, Purpose purpose, String fault) {
        assertThat(expressions.fault(expression, purpose)).hasValue(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customer.", "customer.email ==", "foo(customer)", "user.email", "'wholesale' in"})
    void whatIsNoExpressionIsExplained(String expression) {
        assertThat(expressions.fault(expression, Purpose.RULE)).isPresent();
    }

    @Test
    void expressionsAreBounded() {
        assertThat(expressions.fault("'" + "x".repeat(4_000) + "'", Purpose.ATTRIBUTE))
                .isPresent();
        assertThat(expressions.fault("(".repeat(500) + "1" + ")".repeat(500), Purpose.ATTRIBUTE))
                .isPresent();
    }
}
