package io.rialto.server.api;

import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Users;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Search;
import org.springframework.stereotype.Component;

/** Filters of identity providers by who made them: the users are asked for, as their table is not the providers'. */
@Component
class Makers {

    /** What the filter is called. */
    static final String EMAIL = "user_email";

    private final IdentityProviderStore store;
    private final Users users;

    Makers(IdentityProviderStore store, Users users) {
        this.store = store;
        this.users = users;
    }

    /** The same search, which names nothing but the provider's own. */
    Search known(OrganizationId organization, Search search) {
        return new Search(known(organization, search.condition()), search.order(), search.page());
    }

    private Condition known(OrganizationId organization, Condition condition) {
        return switch (condition) {
            case Condition.All(var all) ->
                new Condition.All(
                        all.stream().map(one -> known(organization, one)).toList());
            case Condition.Any(var any) ->
                new Condition.Any(
                        any.stream().map(one -> known(organization, one)).toList());
            case Condition.Test test -> test.attribute().equals(EMAIL) ? madeBy(organization, test) : test;
        };
    }

    private Condition madeBy(OrganizationId organization, Condition.Test test) {
        Condition email = new Condition.Test("email", test.predicate(), test.values());
        return new Condition.Any(users.among(store.makers(organization), email).stream()
                .map(user -> Condition.is("user_id", user.value()))
                .toList());
    }
}
