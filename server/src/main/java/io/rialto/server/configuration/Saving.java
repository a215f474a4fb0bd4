package io.rialto.server.configuration;

import java.util.List;

/**
 * What became of a wish to write.
 *
 * @param <T> what was written
 */
public sealed interface Saving<T> {

    /** @param notices what is no error and yet should be known, a sentence each */
    record Saved<T>(T item, List<String> notices) implements Saving<T> {}

    /** All that is wrong; nothing was changed. */
    record Wrong<T>(List<Flaw> flaws) implements Saving<T> {}

    /** Another one has that slug. */
    record Taken<T>(String slug) implements Saving<T> {}

    /** It cannot be written now. The sentence is for people. */
    record Refused<T>(String why) implements Saving<T> {}

    /** It is not there any more. */
    record Gone<T>() implements Saving<T> {}
}
