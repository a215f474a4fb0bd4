package io.rialto.server.twin;

/**
 * One thing that a service looks at.
 *
 * @param what in words
 * @param actual what came; empty when it was not looked at
 */
public record Check(String what, String expected, String actual, Verdict verdict) {

    public enum Verdict {
        PASSED,
        FAILED,
        /** It is done by the service alone, or its contract does not have it. */
        NOT_TRIED
    }
}
