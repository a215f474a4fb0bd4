package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Providers whose domains are not proved, or not any more. */
@Component
class ProviderWatching implements Watch {

    private static final int MOST = Page.LARGEST;

    private final IdentityProviderStore providers;

    ProviderWatching(IdentityProviderStore providers) {
        this.providers = providers;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return providers
                .search(organization, new Search(Condition.ALWAYS, List.of(), new Page(1, MOST)))
                .items()
                .stream()
                .filter(provider -> provider.disabledAt() == null)
                .flatMap(provider -> of(provider).stream());
    }

    private Optional<Attention> of(IdentityProvider provider) {
        Where where = new Where(
                "identity_providers",
                provider.id().value(),
                "identity-providers/" + provider.id().value());
        return switch (provider.status()) {
            case ERROR ->
                Optional.of(new Attention(
                        "domain_error",
                        Severity.URGENT,
                        "Nobody signs in by " + provider.name()
                                + ": the TXT record of one of its domains is missing or wrong.",
                        provider.updatedAt(),
                        where));
            case PENDING ->
                Optional.of(new Attention(
                        "domain_unproved",
                        Severity.NOTE,
                        "Nobody signs in by " + provider.name()
                                + " yet: put the TXT record into the DNS of its domains.",
                        provider.createdAt(),
                        where));
            case VERIFIED ->
                Optional.ofNullable(providers.checks(provider).lostSince())
                        .map(lost -> new Attention(
                                "domain_lost",
                                Severity.WARNING,
                                "The TXT record of a domain of " + provider.name()
                                        + " is gone. Put it back, or sign-in by it soon ends.",
                                lost,
                                where));
        };
    }
}
