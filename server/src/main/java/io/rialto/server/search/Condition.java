package io.rialto.server.search;

import java.util.List;

/** What must be true of whatever is looked for. */
public sealed interface Condition {

    /** True of everything. */
    Condition ALWAYS = new All(List.of());

    /** All of them are true. */
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them is true. */
    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One attribute is compared.
     *
     * @param values as they were written; how many depends on the predicate
     */
    record Test(String attribute, Predicate predicate, List<String> values) implements Condition {

        static final int MOST_VALUES = 100;

        /** @throws IllegalArgumentException when there are more or fewer values than the predicate takes */
        public Test {
            values = List.copyOf(values);
            boolean fits = predicate.isList() ? !values.isEmpty() && values.size() <= MOST_VALUES : values.size() == 1;
            if (!fits) {
                throw new IllegalArgumentException(predicate + " does not take so many values");
            }
        }
    }

    /** That an attribute has exactly this value. */
    static Condition is(String attribute, String value) {
        return new Test(attribute, Predicate.EQ, List.of(value));
    }
}
