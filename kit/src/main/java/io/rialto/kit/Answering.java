package io.rialto.kit;

import io.rialto.kit.Verdict.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which request a message may answer (SAML Profiles §4.1.4.3, §4.1.5). */
final class Answering {

    private Answering() {}

    /**
     * @param answered what the message says; absent: it answers none
     * @param sent what this browser began with; absent: nothing
     */
    static Optional<Refused> broken(@Nullable String answered, @Nullable String sent, String where) {
        if (answered == null || answered.equals(sent)) {
            return Optional.empty();
        }
        return Optional.of(
                sent == null
                        ? new Refused(Reason.UNSOLICITED_EXPECTED, where + " has InResponseTo")
                        : Mismatch.refused(Reason.WRONG_REQUEST, sent, answered));
    }
}
