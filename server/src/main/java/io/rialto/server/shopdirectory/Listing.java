package io.rialto.server.shopdirectory;

import io.rialto.server.customer.Customer;
import java.util.List;
import java.util.Optional;

/** Some of the shop's customers, in the order of their ids. */
public sealed interface Listing {

    /** @param last after whom to ask again; nothing: there is nobody more */
    record Some(List<Customer> customers, Optional<String> last) implements Listing {}

    /** There is nobody to be had. */
    record Unlisted(Lookup.Missed why) implements Listing {}
}
