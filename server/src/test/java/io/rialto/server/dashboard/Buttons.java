package io.rialto.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Presses buttons as a page has them: what is sent is what the page's own form says, and nothing that a test knows. */
public final class Buttons {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("(?s)<(input|button|textarea)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private Buttons() {}

    /** Opens the page, and presses its first button of that label. */
    public static HttpResponse<String> press(Browser browser, String page, String label) {
        return press(browser, page, label, Map.of());
    }

    /** As above, with that typed in before. */
    public static HttpResponse<String> press(Browser browser, String page, String label, Map<String, String> typed) {
        String shown = browser.open(page).body();
        Pattern button = Pattern.compile("(?s)<button\\b[^>]*>\\s*" + Pattern.quote(label) + "\\s*<");
        String form = FORM.matcher(shown)
                .results()
                .map(MatchResult::group)
                .filter(one -> button.matcher(one).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + label + "” on " + page));
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(form).results().map(MatchResult::group).forEach(field -> put(fields, field, form, label));
        fields.remove("_csrf");
        typed.forEach((name, value) -> {
            assertThat(form).as("a field for what is typed").contains("name=\"" + name + "\"");
            fields.put(name, value);
        });
        String action = attributes(form.substring(0, form.indexOf('>'))).getOrDefault("action", page);
        return browser.submit(action.replaceFirst("#.*", ""), fields);
    }

    private static void put(Map<String, String> fields, String field, String form, String label) {
        Map<String, String> its = attributes(field);
        boolean another = field.startsWith("<button") && !form.contains(field + label);
        boolean unchecked = its.getOrDefault("type", "").matches("checkbox|radio") && !field.contains("checked");
        if (its.containsKey("name") && !another && !unchecked) {
            String text = field.startsWith("<textarea")
                    ? form.substring(form.indexOf(field) + field.length()).replaceFirst("(?s)</textarea>.*", "")
                    : its.getOrDefault("value", "");
            fields.put(its.get("name"), HtmlUtils.htmlUnescape(text));
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTE
                .matcher(tag)
                .results()
                .forEach(one -> attributes.put(one.group(1), HtmlUtils.htmlUnescape(one.group(2))));
        return attributes;
    }
}
