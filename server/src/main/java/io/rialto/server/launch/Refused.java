package io.rialto.server.launch;

/**
 * The launch goes no further.
 *
 * @param detail which claim or attribute, for the operator; never a value
 * @param expected what would have been right, where that can be said; never a customer's value
 * @param actual what came instead; likewise
 */
record Refused(Refusal reason, String detail, String expected, String actual) implements Decision, Target {

    Refused(Refusal reason) {
        this(reason, "");
    }

    Refused(Refusal reason, String detail) {
        this(reason, detail, "", "");
    }

    /** The same, with what would have been right and what came. */
    Refused found(String right, String came) {
        return new Refused(reason, detail, right, came);
    }
}
