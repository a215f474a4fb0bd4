package io.rialto.server.addresschange;

import org.jspecify.annotations.Nullable;

/** What came of a try. */
sealed interface Verdict {

    /** Nothing had to be done: it was not the address, or there is no such account. */
    record Nothing() implements Verdict {}

    /** The service knows. */
    record Done(@Nullable String reason) implements Verdict {}

    /**
     * A person has to see to it.
     *
     * @param address keyed hash of the new one; absent when the shop does not say
     */
    record Open(@Nullable String reason, @Nullable String address) implements Verdict {}

    /** It cannot be done. */
    record Failed(String reason) implements Verdict {}

    /** Another time. */
    record Later(String reason) implements Verdict {}
}
