package io.rialto.server.search;

/** Patterns of SQL's LIKE with {@value #ESCAPE} as their escape character, so that both databases read them alike. */
final class Likeness {

    static final String ESCAPE = "!";

    private Likeness() {}

    /** A pattern for this text and no other. */
    static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** A pattern in which a stranger's {@code %} and {@code _} keep their meaning, unless a backslash is before them. */
    static String pattern(String text) {
        StringBuilder pattern = new StringBuilder(text.length());
        boolean escaped = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (!escaped && letter == '\\') {
                escaped = true;
            } else {
                boolean wild = !escaped && (letter == '%' || letter == '_');
                pattern.append(wild ? String.valueOf(letter) : literal(String.valueOf(letter)));
                escaped = false;
            }
        }
        return escaped ? pattern.append('\\').toString() : pattern.toString();
    }
}
