package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Place;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;

/**
 * That a customer has an account at a service, as the page shows it.
 *
 * @param customer the keyed hash
 * @param before how many names the service knew the customer by earlier
 */
record LinkRow(
        String customer,
        Place place,
        String firstAt,
        String firstLaunch,
        String lastAt,
        String lastLaunch,
        long before,
        boolean shared) {

    static LinkRow of(Thing link, Place place) {
        return new LinkRow(
                link.text("customer"),
                place,
                at(link, "first_launched_at"),
                link.text("first_launch"),
                at(link, "last_launched_at"),
                link.text("last_launch"),
                link.number("accounts_before"),
                link.flag("address_shared"));
    }

    private static String at(Thing link, String name) {
        return link.instant(name).map(Words::of).orElse("–");
    }
}
