package io.rialto.server.dashboard.home;

import io.rialto.server.signin.page.Words;
import java.util.Locale;
import java.util.Map;

/** Why launches failed, in words for whoever has never seen the code. */
final class CauseWords {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("failed", "Something broke on the way"),
            Map.entry("returned", "The service sent the customer back"),
            Map.entry("sent_back", "The service sent the customer back"),
            Map.entry("guest", "The customer was not logged in at the shop"),
            Map.entry("expired", "The way from the shop took too long, or a clock is wrong"),
            Map.entry("too_early", "The shop’s clock is ahead"),
            Map.entry("login_too_old", "The service wants a login that is fresher"),
            Map.entry("replayed", "The same link was used twice: a reload, or the back button"),
            Map.entry("other_browser", "Begun in another browser, or cookies are off"),
            Map.entry("foreign_site", "The shop’s ticket was for another site"),
            Map.entry("tampered", "Shop and site have different keys"),
            Map.entry("customer_disabled", "The shop has switched the customer off"),
            Map.entry("customer_deleted", "The shop has deleted the customer"),
            Map.entry("logged_out", "The customer had logged out at the shop"),
            Map.entry("impersonated", "An administrator of the shop acted as the customer"),
            Map.entry("email_unconfirmed", "The customer has not confirmed the e-mail address"),
            Map.entry("other_website", "The customer belongs to another website"),
            Map.entry("unknown_service", "A link to a service that there is not"),
            Map.entry("inactive_service", "The service is not published"),
            Map.entry("inactive_site", "The site is switched off"),
            Map.entry("no_shop", "No shop is connected"),
            Map.entry("metadata_missing", "What the service publishes about itself was never read"),
            Map.entry("metadata_expired", "What the service publishes about itself is no longer good"),
            Map.entry("not_entitled", "Not among those who may enter"),
            Map.entry("attribute_missing", "The customer lacks something that the service needs"),
            Map.entry("attribute_malformed", "Something in the customer’s profile cannot be sent"),
            Map.entry("email_elsewhere", "Another account has the same address at the service"),
            Map.entry("account_declined", "The service did not make the account"),
            Map.entry("account_refused", "The service does not take the account"),
            Map.entry("account_busy", "The service had too much to do"),
            Map.entry("account_unanswered", "The service did not answer"),
            Map.entry("account_not_ready", "The account at the service was not ready yet"),
            Map.entry("target_not_allowed", "A link to a page of the service that is not allowed"));

    private CauseWords() {}

    static String of(String code) {
        return WORDS.getOrDefault(code, Words.capitalized(code.toUpperCase(Locale.ROOT)));
    }
}
