package io.rialto.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private final Filter filter = new Filter(Map.of(
            "name", Type.TEXT,
            "this_or_that", Type.TEXT,
            "that", Type.TEXT,
            "user_email", Type.TEXT,
            "weight", Type.NUMBER,
            "created_at", Type.INSTANT,
            "open", Type.BOOLEAN,
            "metadata", Type.JSON));

    @Test
    void theLongestPredicateIsMeant() {
        assertThat(filter.read("name_not_eq", "x")).isEqualTo(understood(test("name", Predicate.NOT_EQ, "x")));
        assertThat(filter.read("user_email_not_eq_or_null", "x"))
                .isEqualTo(understood(test("user_email", Predicate.NOT_EQ_OR_NULL, "x")));
    }

    @Test
    void anAttributesOwnNameMayHoldTheJoiningWord() {
        assertThat(filter.read("name_or_this_or_that_or_that_eq", "x"))
                .isEqualTo(understood(new Condition.Any(List.of(
                        test("name", Predicate.EQ, "x"),
                        test("this_or_that", Predicate.EQ, "x"),
                        test("that", Predicate.EQ, "x")))));
    }

    @Test
    void anyAndAllRepeatThePredicate() {
        assertThat(filter.read("name_cont_any", "x,y"))
                .isEqualTo(understood(new Condition.Any(
                        List.of(test("name", Predicate.CONT, "x"), test("name", Predicate.CONT, "y")))));
        assertThat(filter.read("name_not_eq_all", "x,y"))
                .isEqualTo(understood(new Condition.All(
                        List.of(test("name", Predicate.NOT_EQ, "x"), test("name", Predicate.NOT_EQ, "y")))));
    }

    @Test
    void onlyListsAreSplitAtCommas() {
        assertThat(filter.read("name_eq", "x,y")).isEqualTo(understood(test("name", Predicate.EQ, "x,y")));
        assertThat(filter.read("name_in", "x,y"))
                .isEqualTo(understood(new Condition.Test("name", Predicate.IN, List.of("x", "y"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "_eq",
                "name_",
                "name_equals",
                "secret_eq",
                "name_or_secret_eq",
                "name_or_that_and_user_email_eq",
                "NAME_eq",
                "name_in_any",
                "name_null_any",
                "name_jcont",
                "metadata_eq",
                "metadata_cont",
                "weight_cont",
                "created_at_start",
                "open_gt",
                "name_true",
                "name_or_weight_cont"
            })
    void whatDoesNotExistOrFitIsNotAllowed(String name) {
        assertThat(filter.read(name, "1")).isInstanceOf(Reading.NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "created_at_gt, yesterday",
        "created_at_gt, 2026-02-30",
        "created_at_gt, 2026-01-01T00:00:00",
        "created_at_gt, +999999-01-01T00:00:00Z",
        "created_at_gt, 2026-01-01 00:00:00Z",
        "weight_eq, 1e9",
        "weight_eq, NaN",
        "weight_eq, 99999999999999999999999999",
        "weight_in, '1,'",
        "open_eq, yes",
        "name_null, perhaps",
        "metadata_jcont, []",
        "metadata_jcont, '{\"a\":1'",
        "metadata_jcont, '{\"a\":1,\"a\":2}'",
        "metadata_jcont, '{\"a\":\"\\u0000\"}'"
    })
    void aValueOfAnotherTypeIsRefused(String name, String value) {
        assertThat(filter.read(name, value)).isInstanceOf(Reading.BadValue.class);
    }

    @Test
    void valuesAreLimitedInLengthAndNumber() {
        assertThat(filter.read("name_eq", "x".repeat(2_001))).isInstanceOf(Reading.BadValue.class);
        assertThat(filter.read("name_cont_any", "x,".repeat(100))).isInstanceOf(Reading.BadValue.class);
        assertThat(filter.read("name_or_that_cont_any", "x,".repeat(50))).isInstanceOf(Reading.BadValue.class);
        assertThat(filter.read("name_eq", "\0")).isInstanceOf(Reading.BadValue.class);
    }

    private static Reading understood(Condition condition) {
        return new Reading.Understood(condition);
    }

    private static Condition test(String attribute, Predicate predicate, String value) {
        return new Condition.Test(attribute, predicate, List.of(value));
    }
}
