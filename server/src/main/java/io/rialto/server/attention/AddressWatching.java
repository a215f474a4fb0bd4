package io.rialto.server.attention;

import io.rialto.server.addresschange.AddressChange;
import io.rialto.server.addresschange.AddressChanges;
import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Page;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** New addresses of customers that somebody has to take to a service, or that did not get there. */
@Component
class AddressWatching implements Watch {

    private final AddressChanges changes;

    AddressWatching(AddressChanges changes) {
        this.changes = changes;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return Stream.concat(
                some(organization, "open", " to be changed by hand at a service. Change it there, then confirm."),
                some(organization, "failed", " could not be told to a service. Look why, and change it there."));
    }

    private Stream<Attention> some(OrganizationId organization, String state, String sentence) {
        Found<AddressChange> found = changes.search(
                organization,
                new Search(Condition.is("state", state), List.of(new Order("created_at", false)), new Page(1, 1)));
        return found.items().stream()
                .map(first -> new Attention(
                        "address_change_" + state,
                        Severity.WARNING,
                        found.total()
                                + (found.total() == 1 ? " customer's new address is" : " customers' new addresses are")
                                + sentence,
                        first.createdAt(),
                        new Where(
                                "address_changes",
                                first.id(),
                                "services/" + first.serviceId().value())));
    }
}
