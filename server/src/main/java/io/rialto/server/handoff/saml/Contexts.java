package io.rialto.server.handoff.saml;

import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.ReceivedAuthnRequest.RequestedContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which authentication context class can be asserted (SAML Core §3.3.2.2.1). All that is known of a shop's login is that a password
 * was asked for over TLS; whatever else is asked for cannot be promised.
 */
final class Contexts {

    /** From the weakest to the strongest. */
    private static final List<String> KNOWN = List.of(
            Authentication.UNSPECIFIED,
            "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
            Authentication.PASSWORD_PROTECTED_TRANSPORT);

    private static final int STRONGEST = KNOWN.size() - 1;

    private Contexts() {}

    /** The class that meets the request; nothing when none does. */
    static Optional<String> meeting(@Nullable RequestedContext requested) {
        if (requested == null) {
            return Optional.of(Authentication.UNSPECIFIED);
        }
        List<Integer> wanted = requested.classes().stream()
                .map(KNOWN::indexOf)
                .filter(rank -> rank >= 0)
                .toList();
        boolean all = wanted.size() == requested.classes().size() && !wanted.isEmpty();
        return switch (requested.comparison()) {
            case EXACT -> wanted.stream().findFirst().map(KNOWN::get);
            // At least as strong as one of them: the strongest is as strong as any that is known.
            case MINIMUM -> wanted.isEmpty() ? Optional.empty() : Optional.of(KNOWN.get(STRONGEST));
            // As strong as possible without being stronger than one of them.
            case MAXIMUM -> wanted.stream().max(Integer::compare).map(KNOWN::get);
            // Stronger than each of them, so each must be known.
            case BETTER ->
                all && wanted.stream().noneMatch(rank -> rank == STRONGEST)
                        ? Optional.of(KNOWN.get(STRONGEST))
                        : Optional.empty();
        };
    }
}
