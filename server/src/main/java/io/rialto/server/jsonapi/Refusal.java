package io.rialto.server.jsonapi;

import java.util.List;

/** Why a change was refused. */
public sealed interface Refusal {

    /** 422: what was given cannot be. All faults at once. */
    record Invalid(List<Fault> faults) implements Refusal {

        public Invalid {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("whatever is invalid has a fault");
            }
        }

        public Invalid(Fault... faults) {
            this(List.of(faults));
        }
    }

    /** 403: the caller sees it but may not write it. The sentence tells why, and who may: it is shown. */
    record Forbidden(String why) implements Refusal {}

    /** 409: somebody else did the same first, or it is not in a state for this. The sentence is shown. */
    record Conflict(String why) implements Refusal {}

    /** 423: something else needs it. The sentence is shown. */
    record Locked(String why) implements Refusal {}

    /** 404: it is gone meanwhile. */
    record Gone() implements Refusal {}
}
