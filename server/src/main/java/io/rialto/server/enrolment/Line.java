package io.rialto.server.enrolment;

import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;

/** Where what is said to an API goes, and its answer comes from. */
@FunctionalInterface
public interface Line {

    Answer send(Call call);
}
