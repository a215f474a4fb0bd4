package io.rialto.server.shopdirectory;

import io.rialto.server.customer.Customer;
import io.rialto.server.shopdirectory.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the customers of a shop in the order of their ids, so that whoever is added or removed meanwhile makes none be passed over. */
record Roll(Profiles profiles) {

    private static final String FILTER = "searchCriteria[filter_groups][0][filters][0]";
    private static final String ORDER = "searchCriteria[sortOrders][0]";

    Listing after(String id, int most) {
        List<Parameter> query = List.of(
                new Parameter(FILTER + "[field]", "entity_id"),
                new Parameter(FILTER + "[value]", id),
                new Parameter(FILTER + "[condition_type]", "gt"),
                new Parameter(ORDER + "[field]", "entity_id"),
                new Parameter(ORDER + "[direction]", "ASC"),
                new Parameter("searchCriteria[pageSize]", Integer.toString(most)));
        List<Entity> all = Names.known(profiles.conversation().ask("a list of customers", "customers/search", query))
                .map(list -> list.objects("items"))
                .orElse(List.of());
        long last = Long.parseLong(id);
        List<Customer> customers = new ArrayList<>();
        for (Entity one : all) {
            last = next(one, last);
            if (belongs(one)) {
                customers.add(profiles.customer(one));
            }
        }
        return new Listing.Some(customers, all.size() < most ? Optional.empty() : Optional.of(Long.toString(last)));
    }

    // Who goes back, or stays, would go round for ever.
    private static long next(Entity profile, long last) {
        long id = profile.text("id").flatMap(Names::numbered).map(Long::valueOf).orElse(0L);
        if (id <= last) {
            throw Halt.broken("does not list customers in the order of their ids");
        }
        return id;
    }

    private boolean belongs(Entity profile) {
        return profiles.shop()
                .onlyWebsite()
                .map(only -> profiles.website(profile).filter(only::equals).isPresent())
                .orElse(true);
    }
}
