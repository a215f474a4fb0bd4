package io.rialto.server.signin.openid;

import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.signin.attempt.Refusal;
import java.util.Locale;

/** What a call that gave no answer means for the sign-in. */
final class Calls {

    private Calls() {}

    /** @param where which of the provider's addresses, for people */
    static Result<Answered> answered(Answer answer, String where) {
        return switch (answer) {
            case Answered answered -> Result.good(answered);
            case Answer.Refused(var objection) ->
                Result.bad(Refusal.PRIVATE_ADDRESS, "a public https address", where + " " + objection.sentence());
            case Answer.Failed(var cause) ->
                Result.bad(
                        Refusal.PROVIDER_UNREACHABLE,
                        "an answer",
                        where + ": " + cause.name().toLowerCase(Locale.ROOT));
        };
    }
}
