package io.rialto.server.dashboard.account;

import java.util.Map;

/** Why an account is not as it should be, in plain words, with what to do. */
final class Reasons {

    private static final String SERVICE = "service_";

    private static final Map<String, String> WORDS = Map.ofEntries(
            // Of the service.
            Map.entry("unauthorized", "The service does not accept the token: renew it in the service’s settings."),
            Map.entry(
                    "token_refused",
                    "The service gives no token: check the client id, the secret and the scope in its settings."),
            Map.entry("forbidden", "The token may not do this: have it read and write users."),
            Map.entry("not_found", "There is no such address at the service: correct the url in its settings."),
            Map.entry("moved", "The service is elsewhere now: correct the url in its settings."),
            Map.entry(
                    "gone", "The service said that it wants no more calls there: correct the address in its settings."),
            Map.entry("invalid", "The service does not like an attribute: compare the mapping with what it documents."),
            Map.entry(
                    "taken",
                    "Another account has this user name: change it at the service, or let such accounts be taken"
                            + " over."),
            Map.entry("ambiguous", "Several accounts are the customer’s: remove all but one at the service."),
            Map.entry("too_many", "The service cannot search, and has more accounts than Rialto reads."),
            Map.entry("unsupported", "The service cannot do this: see to it there by hand."),
            Map.entry("address_not_allowed", "Its address is one that Rialto does not call: correct the url."),
            Map.entry("not_configured", "The service’s settings no longer say how it is told."),
            Map.entry("no_such_service", "The service is not here any more."),
            Map.entry("no_such_site", "The site is not here any more."),
            Map.entry("throttled", "The service is asked too often. It is tried again."),
            Map.entry("server_error", "The service has a fault of its own. It is tried again."),
            Map.entry("too_slow", "The service does not answer in time. It is tried again."),
            Map.entry("unreachable", "The service cannot be reached. It is tried again."),
            Map.entry("not_taken", "The service did not take the call. It is tried again."),
            Map.entry("unreadable", "The service answers something that is no SCIM. It is tried again."),
            Map.entry("too_large", "The service’s answer is too long. It is tried again."),
            Map.entry("busy", "This server has too many calls under way. It is tried again."),
            Map.entry("changed_meanwhile", "Somebody changed the account at the same time. It is tried again."),
            Map.entry("waiting", "Something else is still to be told of this customer: that goes first."),
            Map.entry("queued", "The service did not take it at once: it is among what waits."),
            // Of the shop.
            Map.entry("shop_not_set_up", "Rialto may not read this shop yet: connect its directory first."),
            Map.entry(
                    "shop_not_permitted", "The shop does not let Rialto read its customers: give it the right there."),
            Map.entry("shop_signature_refused", "The shop does not accept Rialto’s key: connect its directory anew."),
            Map.entry("shop_unreachable", "The shop cannot be reached. It is tried again, for about two hours."),
            Map.entry("shop_broken", "The shop answers with an error. It is tried again, for about two hours."),
            Map.entry("shop_not_read", "Rialto may not read the shop: look there whether it was the address."),
            Map.entry("no_such_customer", "The shop has no customer of this id."),
            // Of the customer, as a launch would be refused.
            Map.entry("not_entitled", "The service’s rule does not let this customer enter."),
            Map.entry("email_elsewhere", "A customer of another of your sites has the address at the service."),
            Map.entry("attribute_missing", "The customer’s profile lacks something that the service needs."),
            Map.entry(
                    "attribute_malformed",
                    "Something in the customer’s profile cannot be sent: correct it in the shop."),
            Map.entry("email_unconfirmed", "The customer has not confirmed the e-mail address at the shop."),
            Map.entry("other_website", "The customer belongs to another website of the shop."),
            Map.entry("customer_disabled", "The shop disabled this customer."),
            Map.entry("customer_deleted", "The shop deleted this customer."),
            Map.entry("inactive_service", "The service is not published."),
            Map.entry("inactive_site", "The site is switched off."),
            // Of somebody who left.
            Map.entry("plan", "The service’s settings say that nothing is done."),
            Map.entry("shared_account", "Another customer uses the account too: it stays until the last one leaves."),
            Map.entry(
                    "unknown_account",
                    "No account was found that Rialto keeps there. If a login made one, remove it by hand."),
            Map.entry("no_session", "The customer was not logged in there."),
            Map.entry("no_way", "It cannot be told: remove the account there by hand."));

    private Reasons() {}

    /** A sentence or two; empty where there is no reason. */
    static String of(String code) {
        if (code.isEmpty()) {
            return "";
        }
        String plain = code.startsWith(SERVICE) ? code.substring(SERVICE.length()) : code;
        return WORDS.getOrDefault(plain, "The reason is “" + plain.replace('_', ' ') + "”.");
    }
}
