package io.rialto.server.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A button that changes something, as it is found on a page, with all that goes with it.
 *
 * @param fields as they are filled in, without the token
 */
record SeenForm(String action, Map<String, String> fields) {

    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern BUTTON = Pattern.compile("<button([^>]*)>");
    private static final Pattern INPUT = Pattern.compile("<input([^>]*)>");
    private static final Pattern TEXT = Pattern.compile("<textarea([^>]*)>");
    private static final Pattern SELECT = Pattern.compile("<select([^>]*)>.*?<option([^>]*)>", Pattern.DOTALL);

    /** What tells it from others on all pages: where it goes, and which button it is. */
    String name() {
        return Stream.of("order", "decision", "find", "wanted", "about")
                .filter(fields::containsKey)
                .map(field -> " " + field + "=" + fields.get(field))
                .reduce(action, String::concat);
    }

    /** One for each button of each form. */
    static List<SeenForm> on(String page) {
        return all(FORM, page)
                .filter(form -> "post".equals(attribute("method", form.group(1))))
                .flatMap(SeenForm::of)
                .filter(form -> form.action().startsWith("/dashboard/"))
                .toList();
    }

    private static Stream<SeenForm> of(MatchResult form) {
        Map<String, String> typed = new LinkedHashMap<>();
        all(INPUT, form.group(2)).forEach(input -> put(typed, input.group(1), input.group(1)));
        all(TEXT, form.group(2)).forEach(text -> put(typed, text.group(1), ""));
        all(SELECT, form.group(2)).forEach(select -> put(typed, select.group(1), select.group(2)));
        return all(BUTTON, form.group(2)).map(button -> {
            Map<String, String> fields = new LinkedHashMap<>(typed);
            put(fields, button.group(1), button.group(1));
            String action = Objects.requireNonNullElse(
                    attribute("formaction", button.group(1)), attribute("action", form.group(1)));
            return new SeenForm(action.replaceFirst("#.*", ""), fields);
        });
    }

    private static void put(Map<String, String> fields, String named, String valued) {
        String name = attribute("name", named);
        String type = Objects.requireNonNullElse(attribute("type", named), "");
        boolean chosen = !type.matches("radio|checkbox") || named.contains("checked");
        if (name != null && !name.equals("_csrf") && !type.equals("file") && chosen) {
            fields.put(name, Objects.requireNonNullElse(attribute("value", valued), ""));
        }
    }

    private static @Nullable String attribute(String name, String tag) {
        return all(Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\""), tag)
                .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
