package io.rialto.server.twin;

import java.util.function.Function;

/** A launch that asks an API as often as the twin wants to see it. */
public interface ApiCaller {

    /** What the launch makes of the answers. */
    sealed interface Outcome {

        /** The customer is handed over, with that account, or to that address. */
        record Entered(String account) implements Outcome {

            /** Who has it may be let in. */
            @Override
            public String toString() {
                return "Entered[…]";
            }
        }

        /**
         * Nobody is handed over.
         *
         * @param reads what the customer reads
         */
        record Stopped(String code, String reads) implements Outcome {}
    }

    /** @param api answers, in place of the service's */
    Outcome ask(Function<ApiCall, ApiCall.Reply> api);
}
