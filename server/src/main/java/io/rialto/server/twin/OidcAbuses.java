package io.rialto.server.twin;

import io.rialto.server.twin.OidcTwin.Contract;
import io.rialto.server.twin.Provider.Answer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a thief would try, tried: a provider that lets it pass is not to be trusted with a login. */
record OidcAbuses(OidcTwin twin, Checklist checks, Instant now) {

    /** Somebody has the code, and not the secret. */
    void guess(String code, Opening opening) {
        String what = "A wrong secret is refused";
        Optional<ClientProof> guessed = contract().proof().guessed();
        if (guessed.isEmpty()) {
            checks.untried(what, "An app or a page has no secret; its verifier stands for it.");
            return;
        }
        ClientProof proof = guessed.get();
        Answer answer = twin.provider()
                .token(
                        twin.form(proof, code, opening.verifier(), 1, now),
                        proof.authorization(contract().client()));
        OidcAnswers.refused(what, 401, "invalid_client", answer, checks);
    }

    /** A code comes twice (RFC 6749 §4.1.2): then somebody stole it, and what came of it is good no longer. */
    void replay(String code, Opening opening, String access) {
        Answer answer = twin.provider().token(twin.form(code, opening.verifier(), 3, now), twin.header());
        OidcAnswers.refused("The code is good once", 400, "invalid_grant", answer, checks);
        OidcAnswers.refused(
                "The tokens end when it comes again",
                401,
                "invalid_token",
                twin.provider().userInfo(access),
                checks);
    }

    /** A request without a challenge (RFC 9700 §2.1.1). */
    void unchallenged(Opening opening) {
        String what = "A request without PKCE is refused";
        if (!contract().pkce()) {
            checks.untried(what, "This service may do without.");
            return;
        }
        Map<String, String> request = new LinkedHashMap<>(twin.request(opening));
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        Map<String, String> answer = twin.provider().authorize(request);
        String error = answer.getOrDefault("error", "");
        checks.holds(
                what,
                "invalid_request",
                error.isEmpty() ? "a code" : error,
                "invalid_request".equals(error) && !answer.containsKey("code"));
    }

    /** Somebody has the code, and not the verifier (RFC 7636 §4.6). */
    void otherVerifier(Opening opening) {
        String code = twin.provider().authorize(twin.request(opening)).getOrDefault("code", "");
        Answer answer = twin.provider().token(twin.form(code, opening.verifier() + "x", 4, now), twin.header());
        boolean refused = !code.isEmpty() && answer.status() == 400;
        checks.holds(
                "A wrong verifier is refused",
                "400 invalid_grant",
                code.isEmpty() ? "no code to try it with" : OidcAnswers.words(answer),
                refused && "invalid_grant".equals(OidcAnswers.error(answer)));
    }

    private Contract contract() {
        return twin.contract();
    }
}
