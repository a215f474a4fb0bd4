package io.rialto.server.audit;

import java.util.Locale;

/** What became of a chain. */
public sealed interface Verdict {

    /**
     * Every entry is as it was written, and none is missing.
     *
     * @param hash of the last entry; empty when there is none
     */
    record Intact(long entries, String hash) implements Verdict {}

    /** @param number the first entry that is not as it was */
    record Broken(long number, Flaw flaw) implements Verdict {}

    /** What is wrong with a chain. */
    enum Flaw {
        ALTERED("does not say what it said when it was written"),
        MISSING("is missing"),
        ADDED("was put there past the server"),
        CUT_OFF("is missing: the end was cut off"),
        END_ALTERED("comes after an end that was altered"),
        REWRITTEN("is another one than was there before");

        private final String sentence;

        Flaw(String sentence) {
            this.sentence = sentence;
        }

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Follows "Entry 17". */
        public String sentence() {
            return sentence;
        }
    }
}
