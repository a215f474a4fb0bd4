package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Place;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import org.jspecify.annotations.Nullable;

/**
 * That a service has to learn of a customer's new address, as the page shows it.
 *
 * @param customer the shop's id; absent when it is over, and for who need not know
 * @param hash under which the customer is known here
 * @param how the service learns of it
 * @param why what is odd about it; empty when nothing is
 * @param open whether a person has to see to it
 */
record AddressChangeRow(
        String id,
        Place place,
        @Nullable String customer,
        String hash,
        String how,
        String state,
        String mood,
        String why,
        String at,
        boolean open) {

    static AddressChangeRow of(Thing change, Place place) {
        String state = change.text("state");
        return new AddressChangeRow(
                change.id(),
                place,
                change.optional("customer_id").orElse(null),
                change.text("customer"),
                how(change.text("plan")),
                word(state),
                mood(state),
                Reasons.of(change.text("reason")),
                change.instant("happened_at").map(Words::of).orElse("–"),
                mood(state).equals("bad"));
    }

    private static String how(String plan) {
        return switch (plan) {
            case "scim" -> "The account is brought in step by SCIM.";
            case "api" -> "The service gets a signed call.";
            default -> "Somebody changes it at the service.";
        };
    }

    private static String word(String state) {
        return switch (state) {
            case "open" -> "To do";
            case "failed" -> "Failed: to do by hand";
            case "waiting" -> "Under way";
            case "confirmed" -> "Confirmed";
            default -> "Told";
        };
    }

    private static String mood(String state) {
        return switch (state) {
            case "open", "failed" -> "bad";
            case "waiting" -> "plain";
            default -> "good";
        };
    }
}
