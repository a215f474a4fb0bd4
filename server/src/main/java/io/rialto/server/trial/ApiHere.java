package io.rialto.server.trial;

import io.rialto.server.enrolment.Line;
import io.rialto.server.launch.Admission;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.twin.ApiCall;
import io.rialto.server.twin.ApiCaller;
import java.util.function.Function;

/** A launch that asks an API: the twin's, without a network between. */
record ApiHere(Rehearsals rehearsals, TrialLogins.Place place) implements ApiCaller {

    /** Of a service that has none. */
    static final Line NONE = call -> {
        throw new IllegalStateException("a service without an API asked one");
    };

    @Override
    public Outcome ask(Function<ApiCall, ApiCall.Reply> api) {
        return switch (rehearsals.admission(
                place.site(), place.service(), place.standIn(), Travellers.called(place.persona()), line(api))) {
            case Admission.Admitted(var account) -> new Outcome.Entered(account.orElse(""));
            case Admission.TurnedAway(var reason, String detail) -> new Outcome.Stopped(reason.code(), reason.title());
        };
    }

    static Line line(Function<ApiCall, ApiCall.Reply> api) {
        return call -> {
            ApiCall.Reply reply = api.apply(heard(call));
            return new Answer.Answered(reply.status(), reply.headers(), reply.body());
        };
    }

    private static ApiCall heard(Call call) {
        Call.Body body = call.body();
        return new ApiCall(
                call.method().name(),
                call.url(),
                call.headers(),
                body == null ? null : body.mediaType(),
                body == null ? null : body.text());
    }
}
