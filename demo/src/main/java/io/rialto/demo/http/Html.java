package io.rialto.demo.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Markup that is safe to send. Whatever is put into a template is escaped, unless it is markup itself.
 *
 * @param markup the HTML text
 */
public record Html(String markup) {

    public static final Html NOTHING = new Html("");

    /**
     * The template with each {@code {}} replaced, in order.
     *
     * @throws IllegalArgumentException when there are more or fewer holes than values
     */
    public static Html html(String template, Object... values) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        Iterator<Object> rest = Arrays.asList(values).iterator();
        int from = 0;
        for (int hole = template.indexOf("{}"); hole >= 0; hole = template.indexOf("{}", from)) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("more holes than values: " + template);
            }
            out.append(template, from, hole).append(filling(rest.next()));
            from = hole + 2;
        }
        if (rest.hasNext()) {
            throw new IllegalArgumentException("more values than holes: " + template);
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    /** Collects pieces of markup, one after the other. */
    public static Collector<Html, ?, Html> joined() {
        return Collectors.collectingAndThen(Collectors.mapping(Html::markup, Collectors.joining("\n")), Html::new);
    }

    /** The markup when the condition holds, else nothing. */
    public Html when(boolean condition) {
        return condition ? this : NOTHING;
    }

    private static String filling(Object value) {
        return switch (value) {
            case Html html -> html.markup;
            case Collection<?> many -> many.stream().map(Html::filling).collect(Collectors.joining("\n"));
            default -> escape(String.valueOf(value));
        };
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
