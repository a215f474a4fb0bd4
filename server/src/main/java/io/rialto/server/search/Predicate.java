package io.rialto.server.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How an attribute is compared. Texts are equal letter by letter, but contain, begin, end and match whatever their letter case.
 * Nothing is true of an attribute without value unless the predicate speaks of it.
 */
public enum Predicate {
    EQ(Kind.VALUE),
    NOT_EQ(Kind.VALUE),
    EQ_OR_NULL(Kind.VALUE),
    NOT_EQ_OR_NULL(Kind.VALUE),
    /** As SQL's LIKE: {@code %} and {@code _} stand for other letters unless a backslash is before them. */
    MATCHES(Kind.TEXT),
    DOES_NOT_MATCH(Kind.TEXT),
    LT(Kind.ORDER),
    LTEQ(Kind.ORDER),
    GT(Kind.ORDER),
    GTEQ(Kind.ORDER),
    /** Has a value, and not the empty one. With the value false it says the opposite, as the next three and the last two do. */
    PRESENT(Kind.FLAG),
    BLANK(Kind.FLAG),
    NULL(Kind.FLAG),
    NOT_NULL(Kind.FLAG),
    IN(Kind.LIST),
    NOT_IN(Kind.LIST),
    NOT_IN_OR_NULL(Kind.LIST),
    START(Kind.TEXT),
    NOT_START(Kind.TEXT),
    END(Kind.TEXT),
    NOT_END(Kind.TEXT),
    CONT(Kind.TEXT),
    NOT_CONT(Kind.TEXT),
    TRUE(Kind.BOOLEAN),
    FALSE(Kind.BOOLEAN),
    /** A JSON object contains this one, as PostgreSQL's {@code @>}. */
    JCONT(Kind.JSON);

    /** What a predicate is about. */
    enum Kind {
        VALUE,
        TEXT,
        ORDER,
        FLAG,
        LIST,
        BOOLEAN,
        JSON
    }

    /** The longest names first: {@code not_eq} also ends like {@code eq}. */
    static final List<Predicate> BY_LENGTH = Arrays.stream(values())
            .sorted(Comparator.comparingInt(
                            (Predicate predicate) -> predicate.name().length())
                    .reversed())
            .toList();

    private final Kind kind;

    Predicate(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Takes several values. */
    public boolean isList() {
        return kind == Kind.LIST;
    }

    /** Takes true or false, whatever the attribute's type. */
    boolean isFlag() {
        return kind == Kind.FLAG || kind == Kind.BOOLEAN;
    }

    /** Can be followed by {@code _any} or {@code _all}, and then takes several values. */
    boolean isRepeatable() {
        return switch (kind) {
            case TEXT, ORDER -> true;
            case VALUE -> this == EQ || this == NOT_EQ;
            case FLAG, LIST, BOOLEAN, JSON -> false;
        };
    }

    /** As it is written in a filter. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
