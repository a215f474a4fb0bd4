package io.rialto.server.release;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an expression reads of a customer, in words for that customer. */
public final class PlainWords {

    private static final Pattern MEMBER = Pattern.compile("\\bcustomer((?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[[^\\]]*\\])*)");
    // In front the longer ones, for the first that fits is taken.
    private static final Map<String, String> WORDS = words();

    private PlainWords() {}

    /** Each thing once, in the order in which it is read; nothing of expressions that say the same of everybody. */
    public static List<String> of(Collection<String> expressions) {
        return expressions.stream().flatMap(PlainWords::read).distinct().toList();
    }

    private static Stream<String> read(String expression) {
        return MEMBER.matcher(expression).results().map(found -> word(path(found.group(1))));
    }

    /** {@code ['a']} and {@code [0]} as {@code .a} and nothing. */
    private static String path(String members) {
        return members.replaceAll("\\[\\s*[\"']([^\"']*)[\"']\\s*\\]", ".$1").replaceAll("\\[[^\\]]*\\]", "");
    }

    private static String word(String path) {
        Matcher attribute = Pattern.compile("\\.attributes\\.([A-Za-z0-9_]+)").matcher(path);
        if (attribute.lookingAt()) {
            return attribute.group(1).replace('_', ' ');
        }
        return WORDS.entrySet().stream()
                .filter(one -> (path + ".").startsWith(one.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("all that the shop says of you");
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(".id", "customer number");
        words.put(".email_verified", "whether your e-mail address is confirmed");
        words.put(".email", "e-mail address");
        words.put(".first_name", "first name");
        words.put(".last_name", "last name");
        words.put(".group", "customer group");
        words.put(".segments", "segments that you are in");
        words.put(".company.role", "role in your company");
        words.put(".company", "company");
        words.put(".website", "website of the shop");
        words.put(".store", "store view of the shop");
        words.put(".locale", "language and country");
        words.put(".attributes", "what the shop keeps besides");
        words.put(".addresses", "addresses");
        return words;
    }
}
