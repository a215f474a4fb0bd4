package io.rialto.server.identityprovider;

import java.util.Map;

/**
 * Why a draft cannot be saved.
 *
 * @param attribute what is wrong
 * @param message how, to be read after the attribute's name: {@code can't be blank}
 * @param code the same for programs: {@code blank}, {@code taken}, {@code too_long}, {@code invalid}
 * @param details what else the code wants to be known, as {@code count} or {@code value}
 */
public record Problem(Attribute attribute, String message, String code, Map<String, Object> details) {

    public Problem {
        details = Map.copyOf(details);
    }

    static Problem blank(Attribute attribute) {
        return new Problem(attribute, "can't be blank", "blank", Map.of());
    }

    static Problem invalid(Attribute attribute, String message) {
        return new Problem(attribute, message, "invalid", Map.of());
    }

    static Problem tooLong(Attribute attribute, int most) {
        return new Problem(
                attribute, "is too long (maximum is " + most + " characters)", "too_long", Map.of("count", most));
    }

    static Problem taken(String name) {
        return new Problem(Attribute.NAME, "has already been taken", "taken", Map.of("value", name));
    }
}
