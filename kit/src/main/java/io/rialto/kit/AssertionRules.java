package io.rialto.kit;

import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.ReceivedAssertion;
import io.rialto.saml.ReceivedAssertion.Authentication;
import io.rialto.saml.ReceivedAssertion.Conditions;
import io.rialto.saml.ReceivedAssertion.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a signed assertion must say to this service, now (SAML Profiles §4.1.4.3, SAML Core §2.5). */
final class AssertionRules {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private final Settings settings;
    private final Instant now;
    private final ReceivedAssertion assertion;
    private final @Nullable String request;

    AssertionRules(Settings settings, Instant now, ReceivedAssertion assertion, @Nullable String request) {
        this.settings = settings;
        this.now = now;
        this.assertion = assertion;
        this.request = request;
    }

    Optional<Refused> broken() {
        return issuer().or(this::confirmation)
                .or(this::notBefore)
                .or(this::notOnOrAfter)
                .or(this::lifetime)
                .or(this::audience)
                .or(this::otherConditions)
                .or(this::authentication);
    }

    /**
     * When the assertion stops being good: with its conditions, or with the last of its fitting confirmations. Known once
     * {@link #broken} found nothing.
     */
    Instant expiry() {
        Instant confirmed = assertion.confirmations().stream()
                .filter(confirmation -> unusable(confirmation).isEmpty())
                .map(Confirmation::notOnOrAfter)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(now);
        Instant end = assertion.conditions().notOnOrAfter();
        return end == null || end.isAfter(confirmed) ? confirmed : end;
    }

    private Optional<Refused> issuer() {
        String expected = settings.identityProvider().entityId();
        return assertion.issuer().equals(expected)
                ? Optional.empty()
                : Optional.of(Mismatch.refused(Reason.WRONG_ISSUER, expected, assertion.issuer()));
    }

    /** One bearer confirmation that fits is enough; when none fits, the first one says why. */
    private Optional<Refused> confirmation() {
        List<Confirmation> bearers = assertion.confirmations().stream()
                .filter(confirmation -> Confirmation.BEARER.equals(confirmation.method()))
                .toList();
        if (bearers.isEmpty()) {
            return Optional.of(new Refused(Reason.NO_BEARER_CONFIRMATION, "none of method bearer"));
        }
        return bearers.stream().anyMatch(bearer -> unusable(bearer).isEmpty())
                ? Optional.empty()
                : unusable(bearers.getFirst());
    }

    private Optional<Refused> unusable(Confirmation confirmation) {
        if (!Confirmation.BEARER.equals(confirmation.method())) {
            return Optional.of(new Refused(Reason.NO_BEARER_CONFIRMATION, "another method"));
        }
        if (confirmation.recipient() == null || confirmation.notOnOrAfter() == null) {
            return Optional.of(new Refused(Reason.NO_BEARER_CONFIRMATION, "no Recipient or no NotOnOrAfter"));
        }
        if (!confirmation.recipient().equals(settings.acs())) {
            return Optional.of(Mismatch.refused(Reason.WRONG_RECIPIENT, settings.acs(), confirmation.recipient()));
        }
        if (confirmation.notBefore() != null) {
            return Optional.of(new Refused(Reason.NO_BEARER_CONFIRMATION, "NotBefore is not allowed there"));
        }
        Instant end = confirmation.notOnOrAfter();
        return Answering.broken(confirmation.inResponseTo(), request, "the confirmation")
                .or(() -> ended(end, "confirmation"));
    }

    private Optional<Refused> notBefore() {
        Instant begin = assertion.conditions().notBefore();
        if (begin != null && begin.minus(settings.clockSkew()).isAfter(now)) {
            return Optional.of(new Refused(Reason.NOT_YET_VALID, "now=" + now + " NotBefore=" + begin));
        }
        return assertion.issuedAt().minus(settings.clockSkew()).isAfter(now)
                ? Optional.of(new Refused(Reason.NOT_YET_VALID, "now=" + now + " issued=" + assertion.issuedAt()))
                : Optional.empty();
    }

    private Optional<Refused> notOnOrAfter() {
        Instant end = assertion.conditions().notOnOrAfter();
        return end == null ? Optional.empty() : ended(end, "conditions");
    }

    private Optional<Refused> ended(Instant end, String where) {
        return now.isBefore(end.plus(settings.clockSkew()))
                ? Optional.empty()
                : Optional.of(new Refused(Reason.EXPIRED, "now=" + now + " NotOnOrAfter=" + end + " in " + where));
    }

    /** Bounds what the replay store has to remember, and what a stolen message is worth. */
    private Optional<Refused> lifetime() {
        Instant latest = assertion.issuedAt().plus(LONGEST_LIFE);
        return expiry().isAfter(latest)
                ? Optional.of(new Refused(
                        Reason.LIVES_TOO_LONG, "issued=" + assertion.issuedAt() + " NotOnOrAfter=" + expiry()))
                : Optional.empty();
    }

    /** Stricter than SAML Core §2.5.1.4: an assertion that others may use too could be one of theirs, passed on. */
    private Optional<Refused> audience() {
        Conditions conditions = assertion.conditions();
        List<String> expected = List.of(settings.entityId());
        boolean meant = !conditions.audiences().isEmpty()
                && conditions.audiences().stream().allMatch(expected::equals);
        return meant
                ? Optional.empty()
                : Optional.of(Mismatch.refused(Reason.WRONG_AUDIENCE, settings.entityId(), conditions.audiences()));
    }

    /** SAML Core §2.5.1: a condition that is not understood makes the assertion's validity unknown. */
    private Optional<Refused> otherConditions() {
        List<String> others = assertion.conditions().others();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(Reason.CONDITION_NOT_UNDERSTOOD, "conditions=" + others));
    }

    private Optional<Refused> authentication() {
        if (assertion.authentications().isEmpty()) {
            return Optional.of(new Refused(Reason.NO_AUTHENTICATION, "no AuthnStatement"));
        }
        return assertion.authentications().stream()
                .map(this::broken)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refused> broken(Authentication authentication) {
        if (authentication.at().minus(settings.clockSkew()).isAfter(now)) {
            return Optional.of(
                    new Refused(Reason.NOT_YET_VALID, "now=" + now + " AuthnInstant=" + authentication.at()));
        }
        return authentication.sessionNotOnOrAfter() == null
                ? Optional.empty()
                : ended(authentication.sessionNotOnOrAfter(), "session");
    }
}
