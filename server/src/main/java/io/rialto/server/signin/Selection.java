package io.rialto.server.signin;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.signin.attempt.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the provider that somebody means, and whether it is open. Unknown goes before disabled, error and pending. */
@Component
class Selection {

    private final IdentityProviders providers;

    Selection(IdentityProviders providers) {
        this.providers = providers;
    }

    /** What was found. */
    sealed interface Choice {}

    record Open(IdentityProvider provider) implements Choice {}

    record Closed(IdentityProvider provider, Refusal reason) implements Choice {}

    record None(Refusal reason) implements Choice {}

    /** @param typed a provider's name or an e-mail address */
    Choice of(String typed) {
        Optional<IdentityProvider> named = providers.byName(typed);
        if (named.isPresent()) {
            return gate(named.get());
        }
        return EmailAddress.of(typed).map(this::byDomain).orElseGet(() -> new None(Refusal.UNKNOWN));
    }

    // Whoever claims a domain without proof must not get in the way of its owner.
    private Choice byDomain(EmailAddress email) {
        List<IdentityProvider> claiming = claiming(email);
        List<IdentityProvider> open =
                claiming.stream().filter(IdentityProvider::open).toList();
        if (open.size() > 1) {
            return new None(Refusal.AMBIGUOUS);
        }
        return open.stream()
                .findFirst()
                .or(() -> claiming.stream().findFirst())
                .map(Selection::gate)
                .orElseGet(() -> new None(Refusal.UNKNOWN));
    }

    private List<IdentityProvider> claiming(EmailAddress email) {
        try {
            return providers.byDomain(new Domain(email.domain()));
        } catch (IllegalArgumentException noDomainOfTheInternet) {
            return List.of();
        }
    }

    /** Also asked when the browser comes back: a provider can be closed meanwhile. */
    static Choice gate(IdentityProvider provider) {
        if (provider.disabledAt() != null) {
            return new Closed(provider, Refusal.DISABLED);
        }
        return switch (provider.status()) {
            case ERROR -> new Closed(provider, Refusal.ERROR);
            case PENDING -> new Closed(provider, Refusal.PENDING);
            case VERIFIED -> new Open(provider);
        };
    }
}
