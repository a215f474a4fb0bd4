package io.rialto.server.configuration;

/** What is wrong at one place, and what to do. It never repeats a value of the file, for that might be a secret. */
record Problem(Place place, String text) {

    @Override
    public String toString() {
        String where = place.path().isEmpty() ? "" : place.path() + ": ";
        return where + text + " (line " + place.line() + ")";
    }
}
