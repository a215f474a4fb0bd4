package io.rialto.server.signin.trial;

import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.UserId;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.attempt.Finding;
import io.rialto.server.signin.attempt.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One trial.
 *
 * @param id also the reference of its attempt
 * @param user who began it
 * @param openedAt when the browser was sent to the provider
 * @param result absent until the browser is back
 */
public record Trial(
        Reference id,
        OrganizationId organization,
        IdentityProviderId provider,
        UserId user,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Result result) {

    /** How long its address is good, and how long one may stay at the provider. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** Where it stands. */
    public enum State {
        WAITING,
        PASSED,
        REFUSED,
        OVER;

        /** For programs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param refused why somebody would not come in by what the provider sent; absent: they would
     * @param closed why nobody comes in by the provider at present; absent: it is open
     * @param member the organization's member that it would be; absent: none so far, or it was not found out
     * @param role with which they would come in; empty when it was not found out
     */
    public record Result(
            List<Finding> findings,
            @Nullable Refused refused,
            @Nullable Refused closed,
            @Nullable UserId member,
            String role) {

        public Result {
            findings = List.copyOf(findings);
        }

        /** Why a sign-in would have been refused; null when it would not. */
        public @Nullable Refused first() {
            return refused == null ? closed : refused;
        }

        /** What a sign-in would have come to: {@code signed_in}, {@code joined} or {@code refused}. */
        public String wouldHave() {
            if (first() != null) {
                return "refused";
            }
            return member == null ? "joined" : "signed_in";
        }
    }

    public State state(Instant now) {
        if (result != null) {
            return result.refused() == null ? State.PASSED : State.REFUSED;
        }
        Instant since = openedAt == null ? createdAt : openedAt;
        return since.plus(LONGEST).isBefore(now) ? State.OVER : State.WAITING;
    }
}
