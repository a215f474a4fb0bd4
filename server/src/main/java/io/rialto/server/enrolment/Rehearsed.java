package io.rialto.server.enrolment;

import java.util.List;

/** What would become of a customer's account, which nobody asked for. */
public sealed interface Rehearsed {

    /** The shop knows the account, and nobody would be asked. */
    record Known(String account) implements Rehearsed {

        /** It has no text: who has it may be let in. */
        @Override
        public String toString() {
            return "Known[…]";
        }
    }

    /** The API would be asked this, in this order. */
    record Asked(List<Question> questions) implements Rehearsed {

        public Asked {
            questions = List.copyOf(questions);
        }
    }

    /** Nobody would be asked, because this stands in the way. */
    record Hindered(Enrolled why) implements Rehearsed {}
}
