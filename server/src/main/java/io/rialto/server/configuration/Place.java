package io.rialto.server.configuration;

/**
 * Where something stands in what is read.
 *
 * @param path as {@code organizations[0].sites[0].slug}
 * @param pointer the same for programs (RFC 6901)
 */
record Place(String path, int line, String pointer) {

    private static final int LONGEST_KEY = 64;

    static final Place TOP = new Place("", 1);

    /** The whole. */
    Place(String path, int line) {
        this(path, line, "");
    }

    Place key(String key, int line) {
        String step = key.matches("[A-Za-z_][A-Za-z0-9_-]{0,63}") ? key : "[\"" + printable(key) + "\"]";
        return new Place(path.isEmpty() || step.startsWith("[") ? path + step : path + "." + step, line, below(key));
    }

    /** Where a member would stand. */
    String below(String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    Place item(int index, int line) {
        return new Place(path + "[" + index + "]", line, pointer + "/" + index);
    }

    // A key may be anything, and this ends in a log.
    private static String printable(String key) {
        String plain = key.replaceAll("[^\\p{L}\\p{N} ._:/-]", "?");
        return plain.length() <= LONGEST_KEY ? plain : plain.substring(0, LONGEST_KEY) + "…";
    }
}
