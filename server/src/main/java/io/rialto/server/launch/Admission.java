package io.rialto.server.launch;

import java.util.Optional;

/** Whether a customer would be handed over to a stand-in. */
public sealed interface Admission {

    /** @param account what the stand-in's own API answered; nothing when it has none */
    record Admitted(Optional<String> account) implements Admission {

        /** It has no text: who has it may be let in. */
        @Override
        public String toString() {
            return "Admitted[…]";
        }
    }

    /** @param detail what exactly was wrong, as the log would say it */
    record TurnedAway(Refusal reason, String detail) implements Admission {}
}
