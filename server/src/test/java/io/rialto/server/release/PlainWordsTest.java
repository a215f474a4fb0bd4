package io.rialto.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers read of what a service is told. */
class PlainWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.email | e-mail address",
                "customer.email.lowerAscii() | e-mail address",
                "customer.email_verified | whether your e-mail address is confirmed",
                "customer['first_name'] | first name",
                "customer.attributes.partner_level | partner level",
                "customer.attributes[\"partner_level\"] | partner level",
                "customer.addresses[0].city | addresses",
                "customer.company.role == 'buyer' | role in your company",
                "customer.company.name | company",
                "customer | all that the shop says of you",
                "customer.unheard_of | all that the shop says of you",
            })
    void eachMemberHasItsWords(String expression, String words) {
        assertThat(PlainWords.of(List.of(expression))).containsExactly(words);
    }

    @Test
    void eachIsSaidOnceAndWhatIsTheSameForEverybodyNotAtAll() {
        assertThat(PlainWords.of(
                        List.of("customer.first_name + ' ' + customer.last_name", "'gold'", "customer.first_name")))
                .containsExactly("first name", "last name");
    }

    @Test
    void everyEntryOfTheCatalogueHasWordsOfItsOwn() {
        assertThat(CustomerCatalogue.entries())
                .allSatisfy(entry -> assertThat(PlainWords.of(List.of(entry.expression())))
                        .as(entry.expression())
                        .hasSize(1)
                        .doesNotContain("all that the shop says of you"));
    }
}
