package io.rialto.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.release.CustomerCatalogue.Entry;
import io.rialto.server.release.Expressions.Purpose;
import org.junit.jupiter.api.Test;

/** The catalogue against the type that expressions are checked with. */
class CustomerCatalogueTest {

    @Test
    void everyMemberOfACustomerIsInIt() {
        assertThat(CustomerCatalogue.entries())
                .extracting(Entry::expression)
                .containsAll(CustomerType.CUSTOMER.fieldNames().stream()
                        .filter(name -> !name.equals("group"))
                        .map(name -> "customer." + name)
                        .toList());
    }

    @Test
    void everyEntryIsAnExpressionThatWorks() {
        Expressions expressions = new Expressions();

        assertThat(CustomerCatalogue.entries())
                .allSatisfy(entry -> assertThat(expressions.fault(entry.expression(), Purpose.CLAIM))
                        .as(entry.expression())
                        .isEmpty());
    }

    @Test
    void whatIsSensitiveSaysSo() {
        assertThat(CustomerCatalogue.entries()).allSatisfy(entry -> {
            String last = entry.expression().substring(entry.expression().lastIndexOf('.') + 1);
            assertThat(entry.sensitive() != null)
                    .isEqualTo(Sensitive.catalogue().contains(last));
        });
    }
}
