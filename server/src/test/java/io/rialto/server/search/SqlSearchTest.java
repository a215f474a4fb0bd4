package io.rialto.server.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every predicate finds the same on both databases. */
@OnEachDatabase
class SqlSearchTest {

    private static final Columns COLUMNS = Columns.withId("id")
            .and("name", "name", Type.TEXT)
            .and("reference", "reference", Type.TEXT)
            .and("weight", "weight", Type.NUMBER)
            .and("at", "at", Type.INSTANT)
            .and("open", "open", Type.BOOLEAN)
            .and("metadata", "metadata", Type.JSON);
    private static final Filter FILTER = new Filter(COLUMNS.byAttribute().entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey, column -> column.getValue().type())));

    private final JdbcClient jdbc;

    SqlSearchTest(TestDatabase database) {
        jdbc = database.jdbc();
    }

    @BeforeEach
    void fill() {
        jdbc.sql("""
                create table thing (id varchar(10) primary key, name varchar(200), reference varchar(200), weight numeric(20, 2),
                at timestamp with time zone, open boolean, metadata text)
                """).update();
        insert("a", "Apple", "R1", 1, "2026-01-01T00:00:00Z", true, "{\"foo\":\"bar\",\"n\":1}");
        insert("b", "banana", "", 2, "2026-01-02T00:00:00.500Z", false, "{}");
        insert(
                "c",
                "50% off_now",
                null,
                3,
                "2026-01-03T00:00:00Z",
                true,
                "{\"list\":[1,{\"x\":null}],\"foo\":\"baz\"}");
        insert("d", "O'Brien \\ \"Käse\"", "R1", null, null, null, "{\"deep\":{\"a\":{\"b\":true,\"c\":2}}}");
        insert("e", null, "r2", 5, "2026-01-05T00:00:00Z", false, "{\"foo\":\"bar\",\"n\":2.5}");
    }

    @AfterEach
    void drop() {
        jdbc.sql("drop table thing").update();
    }

    private void insert(
            String id, String name, String reference, Integer weight, String at, Boolean open, String json) {
        jdbc.sql("insert into thing values (:id, :name, :reference, :weight, :at, :open, :json)")
                .param("id", id)
                .param("name", name)
                .param("reference", reference)
                .param("weight", weight)
                .param("at", at == null ? null : Instant.parse(at).atOffset(ZoneOffset.UTC))
                .param("open", open)
                .param("json", json)
                .update();
    }

    @ParameterizedTest(name = "{0} = {1} finds {2}")
    @CsvSource(
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "name_eq, Apple, a",
                "name_eq, apple, ``",
                "name_not_eq, Apple, bcd",
                "name_eq_or_null, Apple, ae",
                "name_not_eq_or_null, Apple, bcde",
                "name_matches, a%e, a",
                "name_matches, 50\\%%, c",
                "name_matches, 5_% off%, c",
                "name_matches, %\\, ``",
                "name_matches, %!%, ``",
                "name_does_not_match, %an%, acd",
                "name_matches_any, `app%,ban%`, ab",
                "name_matches_all, `%a%,%n%`, b",
                "name_does_not_match_any, `%a%,%o%`, abcd",
                "name_does_not_match_all, `%a%,%o%`, ``",
                "name_cont, AN, b",
                "name_cont, %, c",
                "name_cont, _, c",
                "name_cont, \\, d",
                "name_cont, !, ``",
                "name_cont, ', d",
                "name_cont, \"Käse, d",
                "name_not_cont, a, cd",
                "name_cont_any, `pp,nan`, ab",
                "name_cont_all, `a,n`, b",
                "name_not_cont_any, `a,o`, abcd",
                "name_not_cont_all, `pp,nan`, cd",
                "name_start, o', d",
                "name_not_start, 5, abd",
                "name_start_any, `a,b`, ab",
                "name_start_all, `a,ap`, a",
                "name_not_start_all, `a,b`, cd",
                "name_end, A, b",
                "name_not_end, a, acd",
                "name_end_any, `e,w`, ac",
                "name_not_end_any, `e,w`, abcd",
                "weight_lt, 2, a",
                "weight_lteq, 2, ab",
                "weight_gt, 2.5, ce",
                "weight_gteq, 3.00, ce",
                "weight_lt_any, `2,3`, ab",
                "weight_gt_all, `2,3`, e",
                "weight_eq_any, `1,5`, ae",
                "weight_not_eq_all, `1,2`, ce",
                "weight_in, `1,2`, ab",
                "weight_not_in, `1,2`, ce",
                "weight_not_in_or_null, `1,2`, cde",
                "at_eq, 2026-01-02T00:00:00.500Z, b",
                "at_eq, 2026-01-02T02:00:00.5+02:00, b",
                "at_gt, 2026-01-02, bce",
                "at_lteq, 2026-01-03T00:00:00.000Z, abc",
                "at_null, true, d",
                "at_present, 1, abce",
                "open_eq, true, ac",
                "open_true, true, ac",
                "open_true, false, be",
                "open_false, 1, be",
                "reference_present, true, ade",
                "reference_present, false, bc",
                "reference_blank, true, bc",
                "reference_null, true, c",
                "reference_null, 0, abde",
                "reference_not_null, t, abde",
                "reference_in, `R1,r2`, ade",
                "metadata_jcont, {\"foo\":\"bar\"}, ae",
                "metadata_jcont, `{\"foo\":\"bar\",\"n\":1.0}`, a",
                "metadata_jcont, {\"list\":[{}]}, c",
                "metadata_jcont, `{\"list\":[{\"x\":null},1]}`, c",
                "metadata_jcont, {\"deep\":{\"a\":{\"c\":2}}}, d",
                "metadata_jcont, {\"deep\":{\"a\":{}}}, d",
                "metadata_jcont, {\"list\":1}, ``",
                "metadata_jcont, {}, abcde",
                "metadata_blank, true, b",
                "name_or_reference_cont, r, ade",
                "name_or_reference_eq, R1, ad",
                "name_and_reference_present, true, ad",
                "id_in, `a,e`, ae"
            })
    void everyPredicateFinds(String filter, String value, String ids) {
        assertThat(found(filter, value)).isEqualTo(ids);
    }

    @Test
    void severalConditionsMustAllHold() {
        Condition both = new Condition.All(List.of(read("name_cont", "a"), read("weight_gt", "1")));

        assertThat(found(new Search(both, List.of(), Page.FIRST))).isEqualTo("b");
    }

    @Test
    void nothingAndSomethingOfNothing() {
        assertThat(found(Search.everything())).isEqualTo("abcde");
        assertThat(found(new Search(new Condition.Any(List.of()), List.of(), Page.FIRST)))
                .isEmpty();
    }

    @Test
    void orderIsCompleteAndPagesDoNotOverlap() {
        List<Order> byReference = List.of(new Order("reference", true), new Order("weight", false));

        assertThat(found(new Search(Condition.ALWAYS, byReference, new Page(1, 2))) + "|"
                        + found(new Search(Condition.ALWAYS, byReference, new Page(2, 2))) + "|"
                        + found(new Search(Condition.ALWAYS, byReference, new Page(3, 2))) + "|"
                        + found(new Search(Condition.ALWAYS, byReference, new Page(4, 2))))
                .satisfiesAnyOf(
                        // Whether r comes before R is the database's language to say; what has no value comes first
                        // downwards.
                        pages -> assertThat(pages).isEqualTo("ce|ad|b|"),
                        pages -> assertThat(pages).isEqualTo("ca|de|b|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "') or 1=1 --",
                "'; drop table thing; --",
                ":q0",
                "${name}",
                "?",
                "\\'",
                "a\\",
                "%%%%",
                "\uD83D\uDE00",
                "\u202E",
                "\r\n"
            })
    void aValueIsNeverPartOfTheStatement(String odd) {
        for (Predicate predicate : Predicate.values()) {
            if (Type.TEXT.takes(predicate) && !predicate.isFlag()) {
                assertThat(FILTER.read("name_" + predicate.text(), odd)).isInstanceOf(Reading.Understood.class);
                found("name_" + predicate.text(), odd);
            }
        }
        assertThat(found("name_cont", odd)).isEmpty();
    }

    @Test
    void whatTheStoreDoesNotHaveIsABrokenPromise() {
        Search search = new Search(Condition.is("secret", "x"), List.of(), Page.FIRST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqlSearch.of(search, COLUMNS))
                .withMessage("there is no column for secret");
    }

    @Test
    void tooManyValuesAreRefusedBeforeTheDatabase() {
        String tenThousand = String.join(",", Collections.nCopies(10_000, "1"));

        assertThat(FILTER.read("weight_in", tenThousand)).isInstanceOf(Reading.BadValue.class);
    }

    private String found(String filter, String value) {
        return found(new Search(read(filter, value), List.of(), Page.FIRST));
    }

    private static Condition read(String filter, String value) {
        return switch (FILTER.read(filter, value)) {
            case Reading.Understood(Condition condition) -> condition;
            case Reading.NotAllowed no -> throw new AssertionError(filter + " is not allowed");
            case Reading.BadValue bad -> throw new AssertionError(value + " is no value of " + filter);
        };
    }

    private String found(Search search) {
        SqlSearch sql = SqlSearch.of(search, COLUMNS);
        return jdbc
                .sql("select id from thing where " + sql.where() + " order by " + sql.order()
                        + " limit :limit offset :offset")
                .params(sql.parameters())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining());
    }
}
