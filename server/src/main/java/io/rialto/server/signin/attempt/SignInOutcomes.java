package io.rialto.server.signin.attempt;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says once what became of an attempt: a row, a line in the log, a counter. */
@Component
public class SignInOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(SignInOutcomes.class);

    private final SignIns signIns;
    private final References references;
    private final MeterRegistry meters;
    private final Clock clock;

    public SignInOutcomes(SignIns signIns, References references, MeterRegistry meters, Clock clock) {
        this.signIns = signIns;
        this.references = references;
        this.meters = meters;
        this.clock = clock;
    }

    /** Recorded before the session is handed out. */
    public Reference signedIn(Attempt attempt) {
        Reference reference = references.next();
        signIns.record(signIn(reference, attempt, Optional.empty()));
        count(attempt, "signed_in", "none");
        LOG.info(
                "sign_in outcome=signed_in method={} reference={} provider={}",
                method(attempt),
                reference,
                provider(attempt));
        return reference;
    }

    /** Too many attempts leave no rows: whoever makes them would fill the table. */
    public Reference refused(Attempt attempt, Refused refused) {
        Reference reference = references.next();
        if (refused.reason() != Refusal.THROTTLED) {
            signIns.record(signIn(reference, attempt, Optional.of(refused)));
        }
        count(attempt, "refused", refused.reason().code());
        LOG.info(
                "sign_in outcome=refused reason={} method={} reference={} provider={} expected=\"{}\" actual=\"{}\"",
                refused.reason().code(),
                method(attempt),
                reference,
                provider(attempt),
                refused.expected(),
                refused.actual());
        return reference;
    }

    /** A trial: nobody is signed in. */
    public void tried(Reference reference, Attempt attempt, Optional<Refused> refused) {
        signIns.record(signIn(reference, attempt, refused));
        String reason = refused.map(one -> one.reason().code()).orElse("none");
        count(attempt, "tried", reason);
        LOG.info("sign_in outcome=tried reason={} reference={} provider={}", reason, reference, provider(attempt));
    }

    private SignIn signIn(Reference reference, Attempt attempt, Optional<Refused> refused) {
        return new SignIn(reference, attempt, refused, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void count(Attempt attempt, String outcome, String reason) {
        meters.counter("rialto.sign_ins", "method", method(attempt), "outcome", outcome, "reason", reason)
                .increment();
    }

    private static String method(Attempt attempt) {
        return attempt.method().name().toLowerCase(Locale.ROOT);
    }

    private static String provider(Attempt attempt) {
        return attempt.provider() == null ? "-" : attempt.provider().value();
    }
}
