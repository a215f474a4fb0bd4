package io.rialto.server.signin;

import io.rialto.server.identityprovider.Checks;
import io.rialto.server.identityprovider.DomainCheck;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.Outcome;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Order;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import io.rialto.server.signin.page.Words;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the dashboard shows of identity providers; they are changed by the API. */
@Component
class ProviderCards {

    private static final Search BY_NAME =
            new Search(Condition.ALWAYS, List.of(new Order("name", false)), new Page(1, Page.LARGEST));

    private final IdentityProviderStore providers;

    ProviderCards(IdentityProviderStore providers) {
        this.providers = providers;
    }

    /** @param mood how it is coloured */
    record Card(String name, String state, String mood, String txtRecord, boolean proved, List<Row> domains) {}

    record Row(
            String domain,
            String state,
            String mood,
            @Nullable String at) {}

    List<Card> of(Collection<OrganizationId> organizations) {
        return organizations.stream()
                .flatMap(organization -> providers.search(organization, BY_NAME).items().stream())
                .map(this::card)
                .toList();
    }

    private Card card(IdentityProvider provider) {
        List<Row> domains = providers.checks(provider).domains().stream()
                .map(ProviderCards::row)
                .toList();
        return new Card(
                provider.name(), state(provider), mood(provider), provider.txtRecord(), isProved(provider), domains);
    }

    private static boolean isProved(IdentityProvider provider) {
        return switch (provider.status()) {
            case VERIFIED -> true;
            case PENDING, ERROR -> false;
        };
    }

    private static String state(IdentityProvider provider) {
        return provider.disabledAt() != null
                ? "Disabled"
                : switch (provider.status()) {
                    case VERIFIED -> "Open";
                    case PENDING -> "Waiting for the TXT record";
                    case ERROR -> "In error";
                };
    }

    private static String mood(IdentityProvider provider) {
        return provider.disabledAt() != null
                ? "plain"
                : switch (provider.status()) {
                    case VERIFIED -> "good";
                    case PENDING -> "plain";
                    case ERROR -> "bad";
                };
    }

    private static Row row(Checks.Of of) {
        DomainCheck last = of.last();
        return last == null
                ? new Row(of.domain().name(), "Not looked at yet", "plain", null)
                : new Row(
                        of.domain().name(),
                        sentence(last.outcome()),
                        last.outcome() == Outcome.PROVEN ? "good" : "bad",
                        Words.of(last.at()));
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case PROVEN -> "Proved";
            case NO_DOMAIN -> "This domain does not exist";
            case NO_RECORD -> "No TXT record yet";
            case WRONG_RECORD -> "Another value found";
            case CLAIMED_BY_ANOTHER -> "Carries another provider’s value";
            case SERVER_FAILURE -> "Its name servers fail";
            case NO_ANSWER -> "No answer";
            case TRUNCATED -> "The answer does not fit";
            case DISAGREEMENT -> "Resolvers disagree";
        };
    }
}
