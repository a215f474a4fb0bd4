package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import org.jspecify.annotations.Nullable;

/**
 * A new address of a customer that somebody has to take to the service.
 *
 * @param customer the shop's id; absent for who need not know
 * @param why what is odd about it; absent when nothing is
 */
record AddressCard(
        String id,
        @Nullable String customer,
        String at,
        @Nullable String why) {

    static AddressCard of(Thing change) {
        return new AddressCard(
                change.id(),
                change.optional("customer_id").orElse(null),
                change.instant("happened_at").map(Words::of).orElse("–"),
                why(
                        change.text("state").equals("failed"),
                        change.optional("reason").orElse("")));
    }

    private static @Nullable String why(boolean failed, String reason) {
        if (reason.equals("shop_not_read")) {
            return "Rialto may not read the shop: look there whether it was the address.";
        }
        return failed ? "The service could not be told: " + reason + "." : null;
    }
}
