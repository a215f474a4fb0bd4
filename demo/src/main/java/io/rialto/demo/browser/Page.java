package io.rialto.demo.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser got. */
public record Page(URI uri, int status, HttpHeaders headers, String body) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<(style|script|head)\\b.*?</\\1>|<[^>]*>", Pattern.DOTALL);

    public boolean redirects() {
        return status >= 300 && status < 400;
    }

    /** @throws IllegalStateException when the page does not redirect */
    public URI location() {
        return header("Location")
                .map(uri::resolve)
                .orElseThrow(() -> new IllegalStateException("no redirect: " + status));
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The page's words, without markup. */
    public String text() {
        return Entities.decode(TAG.matcher(body).replaceAll(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * The page's first form with what is filled in already.
     *
     * @throws IllegalStateException when there is none
     */
    public FilledForm form() {
        Matcher form = FORM.matcher(body);
        if (!form.find()) {
            throw new IllegalStateException("no form on " + uri.getPath() + ", status " + status);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            if (attribute(input.group(1), "type").filter("hidden"::equals).isPresent()) {
                fields.put(
                        attribute(input.group(1), "name").orElse(""),
                        attribute(input.group(1), "value").orElse(""));
            }
        }
        return new FilledForm(uri.resolve(attribute(form.group(1), "action").orElse("")), fields);
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
                .matcher(attributes);
        return found.find()
                ? Optional.of(Entities.decode(found.group(1) != null ? found.group(1) : found.group(2)))
                : Optional.empty();
    }

    /**
     * A form and its hidden fields.
     *
     * @param action absolute
     */
    public record FilledForm(URI action, Map<String, String> fields) {

        public Map<String, String> with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.putAll(more);
            return all;
        }
    }
}
