package io.rialto.server.search;

import io.rialto.server.json.StrictJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an attribute's values are, and how they are written in a condition. */
public enum Type {
    TEXT {
        @Override
        Object read(String text) {
            return text;
        }
    },
    NUMBER {
        @Override
        Object read(String text) {
            if (!DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException("not a number");
            }
            return new BigDecimal(text);
        }
    },
    /** ISO 8601, in full or a day, which begins at midnight UTC. */
    INSTANT {
        @Override
        Object read(String text) {
            try {
                OffsetDateTime instant = text.length() == DAY
                        ? LocalDate.parse(
                                        text, DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT))
                                .atStartOfDay()
                                .atOffset(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text);
                if (instant.getYear() < 1 || instant.getYear() > 9999) {
                    throw new IllegalArgumentException("no year of a calendar");
                }
                return instant.withOffsetSameInstant(ZoneOffset.UTC);
            } catch (DateTimeException none) {
                throw new IllegalArgumentException("not a date", none);
            }
        }
    },
    BOOLEAN {
        @Override
        Object read(String text) {
            return flag(text);
        }
    },
    /** A text column that holds a JSON object. */
    JSON {
        @Override
        Object read(String text) {
            if (StrictJson.changes(text).isEmpty()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return text;
        }
    };

    private static final int LONGEST = 2_000;
    private static final int DAY = 10;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    abstract Object read(String text);

    /** Whether the predicate makes sense for such an attribute. */
    public boolean takes(Predicate predicate) {
        return switch (predicate.kind()) {
            case FLAG -> true;
            case VALUE, LIST -> this != JSON;
            case ORDER -> this == TEXT || this == NUMBER || this == INSTANT;
            case TEXT -> this == TEXT;
            case BOOLEAN -> this == BOOLEAN;
            case JSON -> this == JSON;
        };
    }

    /**
     * A condition's value as a statement's parameter.
     *
     * @throws IllegalArgumentException when it is not written as this type's values are
     */
    Object value(Predicate predicate, String text) {
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("too long, or has a NUL");
        }
        return predicate.isFlag() ? flag(text) : read(text);
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
