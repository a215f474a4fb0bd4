package io.rialto.server.rollout;

import io.rialto.server.customer.Customer;
import io.rialto.server.shopdirectory.Listing;
import io.rialto.server.shopdirectory.Lookup;
import io.rialto.server.shopdirectory.ShopDirectory;
import io.rialto.server.site.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads customers out of the shop, some at a time. */
@Component
class ShopRoster {

    private static final int AT_ONCE = 20;

    private final ShopDirectory directory;

    ShopRoster(ShopDirectory directory) {
        this.directory = directory;
    }

    Page next(SiteId site, Todo todo) {
        List<String> ids = todo.ids();
        return ids == null ? everybody(site, todo) : these(site, todo, ids);
    }

    private Page everybody(SiteId site, Todo todo) {
        return switch (directory.after(site, Optional.ofNullable(todo.after()), AT_ONCE)) {
            case Listing.Some(List<Customer> customers, Optional<String> last) ->
                new Page.Customers(customers, List.of(), last.map(todo::after));
            case Listing.Unlisted(Lookup.Missed why) -> page(why);
        };
    }

    private Page these(SiteId site, Todo todo, List<String> ids) {
        List<Customer> customers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> now = ids.subList(0, Math.min(AT_ONCE, ids.size()));
        for (String id : now) {
            switch (directory.customer(site, id)) {
                case Lookup.Found(Customer customer) -> customers.add(customer);
                case Lookup.NoSuchCustomer none -> missing.add(id);
                case Lookup.Missed why -> {
                    return page(why);
                }
            }
        }
        List<String> rest = ids.subList(now.size(), ids.size());
        return new Page.Customers(customers, missing, rest.isEmpty() ? Optional.empty() : Optional.of(todo.left(rest)));
    }

    private static Page page(Lookup.Missed why) {
        return switch (why) {
            case Lookup.Unreachable _ -> new Page.Later("shop_unreachable");
            case Lookup.Broken _ -> new Page.Later("shop_broken");
            case Lookup.CircuitOpen _ -> new Page.Later("shop_unreachable");
            case Lookup.NotSetUp _ -> new Page.Stuck("shop_not_set_up");
            case Lookup.NotPermitted _ -> new Page.Stuck("shop_not_permitted");
            case Lookup.SignatureRefused _ -> new Page.Stuck("shop_signature_refused");
            case Lookup.NoSuchCustomer _, Lookup.SeveralCustomers _ -> new Page.Later("shop_broken");
        };
    }
}
