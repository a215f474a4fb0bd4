package io.rialto.saml;

import io.rialto.saml.ReceivedMessage.Envelope;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a known sender must fulfil before anybody looks at what it wants (SAML Bindings §3.4.5.2, §3.5.5.2; SAML
 * Profiles §4.1.4.1, §4.4.4.1). Checked in this order.
 *
 * @param location where the message came
 * @param keys the sender's
 * @param signed whether a message without a signature is refused
 * @param skew how far the clocks of both sides may differ
 */
public record Expectation(String location, List<X509Certificate> keys, boolean signed, Instant now, Duration skew) {

    /** A browser needs seconds; what is older was kept by somebody. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    public Expectation {
        keys = List.copyOf(keys);
    }

    /** Why the message is not what it must be; empty when it is. */
    public Optional<Rejected> broken(Delivered delivered) {
        Envelope envelope = delivered.message().envelope();
        return destination(envelope, delivered.signed())
                .or(() -> signature(delivered))
                .or(() -> issueInstant(envelope))
                .or(() -> notOnOrAfter(delivered.message()));
    }

    private Optional<Rejected> destination(Envelope envelope, boolean isSigned) {
        @Nullable String destination = envelope.destination();
        // SAML Bindings §3.4.5.2: a signed message must name it, or it is good anywhere.
        if (destination == null ? isSigned : !destination.equals(location)) {
            String found = destination == null ? "none" : Flawed.quote(destination);
            return Optional.of(new Rejected(Flaw.WRONG_DESTINATION, "expected=" + location + " found=" + found));
        }
        return Optional.empty();
    }

    private Optional<Rejected> signature(Delivered delivered) {
        return switch (delivered.authenticity(keys)) {
            case Rejected rejected -> Optional.of(rejected);
            case Authenticity.Authentic(String algorithm, X509Certificate certificate) -> Optional.empty();
            case Authenticity.Unsigned() ->
                signed ? Optional.of(new Rejected(Flaw.NOT_SIGNED, "no signature")) : Optional.empty();
        };
    }

    private Optional<Rejected> issueInstant(Envelope envelope) {
        if (envelope.issuedAt().minus(skew).isAfter(now)) {
            return Optional.of(new Rejected(Flaw.TOO_EARLY, "now=" + now + " IssueInstant=" + envelope.issuedAt()));
        }
        return now.isBefore(envelope.issuedAt().plus(LIFE).plus(skew))
                ? Optional.empty()
                : Optional.of(new Rejected(Flaw.EXPIRED, "now=" + now + " IssueInstant=" + envelope.issuedAt()));
    }

    private Optional<Rejected> notOnOrAfter(ReceivedMessage message) {
        return message instanceof ReceivedLogoutRequest logout
                        && logout.notOnOrAfter() != null
                        && !now.isBefore(logout.notOnOrAfter().plus(skew))
                ? Optional.of(new Rejected(Flaw.EXPIRED, "now=" + now + " NotOnOrAfter=" + logout.notOnOrAfter()))
                : Optional.empty();
    }
}
