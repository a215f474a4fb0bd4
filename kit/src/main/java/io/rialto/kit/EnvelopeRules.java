package io.rialto.kit;

import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.ReceivedResponse;
import io.rialto.saml.Verified;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the response around the assertion must say. Before the signature is checked these rules only explain; a lie gets no
 * further than the assertion's own issuer, recipient and audience.
 */
final class EnvelopeRules {

    private final Settings settings;
    private final @Nullable String request;

    EnvelopeRules(Settings settings, @Nullable String request) {
        this.settings = settings;
        this.request = request;
    }

    Optional<Refused> broken(ReceivedResponse response) {
        return status(response)
                .or(() -> destination(response))
                .or(() -> issuer(response))
                .or(() -> Answering.broken(response.inResponseTo().orElse(null), request, "Response"));
    }

    /** SAML Bindings §3.5.5.2 and SAML Profiles §4.1.4.2: a signed response names its destination and its issuer. */
    Optional<Refused> brokenWhenSigned(ReceivedResponse response, Verified verified) {
        if (!verified.coversResponse()) {
            return Optional.empty();
        }
        if (response.destination().isEmpty()) {
            return Optional.of(new Refused(Reason.WRONG_DESTINATION, "the signed response names none"));
        }
        return response.issuer().isEmpty()
                ? Optional.of(new Refused(Reason.WRONG_ISSUER, "the signed response names none"))
                : Optional.empty();
    }

    private static Optional<Refused> status(ReceivedResponse response) {
        return response.succeeded()
                ? Optional.empty()
                : Optional.of(new Refused(Reason.STATUS_NOT_SUCCESS, "status=" + response.status()));
    }

    private Optional<Refused> destination(ReceivedResponse response) {
        return response.destination()
                .filter(destination -> !destination.equals(settings.acs()))
                .map(found -> Mismatch.refused(Reason.WRONG_DESTINATION, settings.acs(), found));
    }

    private Optional<Refused> issuer(ReceivedResponse response) {
        String expected = settings.identityProvider().entityId();
        return response.issuer()
                .filter(issuer -> !issuer.equals(expected))
                .map(found -> Mismatch.refused(Reason.WRONG_ISSUER, expected, found));
    }
}
