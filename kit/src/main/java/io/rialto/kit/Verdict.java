package io.rialto.kit;

/** What {@link ServiceProvider#check} found. Only {@link Accepted} carries anything a service may act upon. */
public sealed interface Verdict {

    /** Every check passed, and the assertion is used up: a second check of the same message is a replay. */
    record Accepted(Login login) implements Verdict {}

    /**
     * A check failed.
     *
     * @param detail what was expected and what was found, for the service's log; free of personal data and of key material
     */
    record Refused(Reason reason, String detail) implements Verdict {

        /** The reason as one clear sentence. */
        public String explanation() {
            return reason.explanation();
        }
    }
}
