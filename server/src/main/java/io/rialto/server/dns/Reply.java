package io.rialto.server.dns;

import java.time.Duration;
import java.util.List;

/** What a resolver said of a name's TXT records. */
public sealed interface Reply {

    /**
     * There are some.
     *
     * @param texts each record's, its strings joined
     * @param validated the resolver vouches for them by DNSSEC (the AD bit)
     * @param ttl how long they may be remembered
     */
    record Found(List<String> texts, boolean validated, Duration ttl) implements Reply {

        public Found {
            texts = List.copyOf(texts);
        }
    }

    /** The name exists, and has none. */
    record NoData(boolean validated) implements Reply {}

    /** The name does not exist. */
    record NoName(boolean validated) implements Reply {}

    /**
     * The resolver refused or could not find out.
     *
     * @param how as {@code SERVFAIL} or {@code REFUSED}
     */
    record Failed(String how) implements Reply {}

    /** It did not answer in time, or nobody is there. */
    record Silent() implements Reply {}

    /** The answer does not fit into UDP, and TCP did not work. */
    record Truncated() implements Reply {}

    /** What came back is no answer to the question. */
    record Malformed() implements Reply {}
}
