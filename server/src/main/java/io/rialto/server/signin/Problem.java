package io.rialto.server.signin;

import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page says above its form about an attempt that failed.
 *
 * @param reference absent when the address had none that could be one
 */
record Problem(String sentence, String advice, @Nullable String reference) {

    private static final String NEUTRAL = "The sign-in did not work.";
    private static final String AGAIN = "Please try again.";

    static Problem of(Refusal refusal, Reference reference) {
        return new Problem(refusal.sentence(), refusal.advice(), reference.value());
    }

    /** What the address tells: only sentences of ours, whatever somebody wrote there. */
    static Optional<Problem> of(HttpServletRequest request) {
        String code = request.getParameter("error");
        if (code == null) {
            return Optional.empty();
        }
        String reference = reference(request.getParameter("reference"));
        return Optional.of(Refusal.of(code)
                .map(refusal -> new Problem(refusal.sentence(), refusal.advice(), reference))
                .orElseGet(() -> new Problem(NEUTRAL, AGAIN, reference)));
    }

    private static @Nullable String reference(@Nullable String text) {
        try {
            return text == null ? null : new Reference(text).value();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
