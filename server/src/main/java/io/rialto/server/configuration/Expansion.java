package io.rialto.server.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file after the environment's variables were put into it, as in Compose: {@code ${NAME}} must be set, {@code
 * ${NAME:-text}} need not be, and a doubled dollar sign before the bracket stands for the characters. What a variable holds is
 * text: it is neither YAML nor looked through for further variables.
 */
sealed interface Expansion {

    /** Every variable was there, or had a default. */
    record Whole(String text) implements Expansion {}

    /** These are not set, and have no default. */
    record Unset(List<String> names) implements Expansion {}

    /** A dollar sign and a bracket stand where no variable begins. */
    record Unclear() implements Expansion {}

    String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    Pattern PART = Pattern.compile("\\$\\$\\{|\\$\\{(?:(?<name>" + NAME + ")(?::-(?<usual>[^${}]*))?})?");
    Pattern ONE_VARIABLE = Pattern.compile("\\$\\{(?<name>" + NAME + ")(?::-)?}");

    static Expansion of(String value, Function<String, @Nullable String> environment) {
        Matcher part = PART.matcher(value);
        StringBuilder text = new StringBuilder();
        Set<String> unset = new LinkedHashSet<>();
        while (part.find()) {
            if (part.group().equals("${")) {
                return new Unclear();
            }
            part.appendReplacement(text, Matcher.quoteReplacement(put(part, environment, unset)));
        }
        part.appendTail(text);
        return unset.isEmpty() ? new Whole(text.toString()) : new Unset(List.copyOf(unset));
    }

    private static String put(Matcher part, Function<String, @Nullable String> environment, Set<String> unset) {
        String name = part.group("name");
        if (name == null) {
            return "${";
        }
        String set = environment.apply(name);
        if (set != null && !set.isEmpty()) {
            return set;
        }
        String usual = part.group("usual");
        if (usual == null) {
            unset.add(name);
        }
        return usual == null ? "" : usual;
    }

    /** Whether the value is one variable and nothing else, so that what it stands for is not in the file. */
    static boolean isOneVariable(String value) {
        return ONE_VARIABLE.matcher(value).matches();
    }
}
