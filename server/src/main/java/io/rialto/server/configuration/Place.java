package io.rialto.server.configuration;

/**
 * Where something stands in the file.
 *
 * @param path as {@code organizations[0].sites[0].slug}
 */
record Place(String path, int line) {

    private static final int LONGEST_KEY = 64;

    static final Place TOP = new Place("", 1);

    Place key(String key, int line) {
        String step = key.matches("[A-Za-z_][A-Za-z0-9_-]{0,63}") ? key : "[\"" + printable(key) + "\"]";
        return new Place(path.isEmpty() || step.startsWith("[") ? path + step : path + "." + step, line);
    }

    Place item(int index, int line) {
        return new Place(path + "[" + index + "]", line);
    }

    // A key may be anything, and this ends in a log.
    private static String printable(String key) {
        String plain = key.replaceAll("[^\\p{L}\\p{N} ._:/-]", "?");
        return plain.length() <= LONGEST_KEY ? plain : plain.substring(0, LONGEST_KEY) + "…";
    }
}
