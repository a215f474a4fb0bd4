package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be wrong with what the shop sent. */
final class TicketCauses {

    private static final Pattern SECONDS = Pattern.compile("(\\d+) s\\b");
    private static final String KEYS = "store.ticket_key";

    private TicketCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "guest" ->
                        Diagnosis.of(
                                "shop_sent_no_ticket",
                                Who.CUSTOMER,
                                "Nobody was logged in at the shop, or the shop's launch page sent the browser back without a ticket.",
                                "Log in at the shop and open the link again. If it happens to customers who are logged in, the shop's "
                                        + "module does not see their session: look at its launch route.");
                    case "expired" -> expired(found);
                    case "too_early" ->
                        Diagnosis.of(
                                "shop_clock_ahead",
                                Who.SHOP,
                                "The shop's clock is " + seconds(found)
                                        + " ahead of this server's: the ticket is from the future.",
                                "Set the clock of the shop's server by NTP. If the shop's is right, set this server's.");
                    case "tampered" -> tampered(found);
                    case "foreign_site" -> foreign(found);
                    case "malformed" ->
                        Diagnosis.of(
                                "ticket_malformed",
                                Who.SHOP,
                                "The shop's ticket does not have the agreed form: " + found.actual() + ".",
                                "Update the shop's Rialto module, or correct that part where the shop makes its tickets.");
                    case "too_large" ->
                        Diagnosis.of(
                                "ticket_too_large",
                                Who.SHOP,
                                "The link became too long: the ticket, or the target, holds too much.",
                                "Let the shop send fewer attributes, segments or addresses.");
                    case "other_browser" -> browser(found);
                    case "wrong_service" ->
                        Diagnosis.of(
                                "ticket_for_other_service",
                                Who.SHOP,
                                "The shop made a ticket for another service than the one that was begun.",
                                "The shop's launch route must pass on the parameter service as it came. With several open tabs, start again.");
                    case "replayed" ->
                        Diagnosis.of(
                                "ticket_used",
                                Who.CUSTOMER,
                                "The link was used before: the page was reloaded, or the Back button was pressed.",
                                "Open the service from the shop again. If it happens at the first click, something between opens links before the customer does.");
                    default -> null;
                });
    }

    private static Diagnosis expired(Findings found) {
        if (found.lately()) {
            return Diagnosis.of(
                    "page_reopened",
                    Who.CUSTOMER,
                    "The ticket was over for " + seconds(found)
                            + ", and others entered within the hour: the page was reopened, or the way took too long.",
                    "Open the service from the shop again.");
        }
        return Diagnosis.of(
                "shop_clock_behind",
                Who.SHOP,
                "The ticket was over for " + seconds(found)
                        + " when it came: the shop's clock is behind this server's.",
                "Set the clock of the shop's server by NTP. If the shop's is right, set this server's; several nodes need the same time.");
    }

    private static Diagnosis tampered(Findings found) {
        if (found.changed("store.ticket_keys")) {
            return Diagnosis.of(
                            "ticket_key_changed_here",
                            Who.ADMINISTRATOR,
                            "The ticket key was changed here since the last success, and the shop still uses the one before.",
                            "Enter the new key in the shop, or pair the shop again. Keep both keys here until it is done.")
                    .at(KEYS);
        }
        if (found.everGood()) {
            return Diagnosis.of(
                            "ticket_key_changed_at_shop",
                            Who.SHOP,
                            "The shop seals its tickets with a key that this site does not have, and it did not before: the key was changed there.",
                            "Pair the shop again, or enter the site's key in the shop.")
                    .at(KEYS);
        }
        return Diagnosis.of(
                        "ticket_key_differs",
                        Who.ADMINISTRATOR,
                        "Shop and site do not have the same ticket key: no ticket of the shop ever opened here.",
                        "Pair the shop, or copy the site's key into the shop once more, all 43 characters.")
                .at(KEYS);
    }

    private static Diagnosis foreign(Findings found) {
        if (found.came("kid ")) {
            return Diagnosis.of(
                            "ticket_of_other_site",
                            Who.SHOP,
                            "The shop made its ticket for another site: " + found.actual() + ".",
                            "Enter this site's name in the shop's configuration for this website.")
                    .at("site.slug");
        }
        if (found.came("aud ")) {
            return Diagnosis.of(
                            "issuer_differs",
                            Who.SHOP,
                            "The shop made its ticket for another address of Rialto: " + found.actual()
                                    + " in place of " + found.expected() + ".",
                            "Enter the site's issuer in the shop exactly as it is here. After a move of the server it is another.")
                    .at("site.issuer");
        }
        return Diagnosis.of(
                        "shop_address_differs",
                        Who.ADMINISTRATOR,
                        "The ticket comes from another shop than the site's: " + found.actual() + " in place of "
                                + found.expected() + ".",
                        "Write the shop's base URL here as the shop itself says it.")
                .at("store.base_url");
    }

    private static Diagnosis browser(Findings found) {
        if (found.came("no nonce")) {
            return Diagnosis.of(
                    "nonce_lost_at_shop",
                    Who.SHOP,
                    "The shop's ticket has no nonce: its launch route did not pass on what it was given.",
                    "Update the shop's module; the parameter nonce must stand in the ticket, also after the customer had to log in.");
        }
        return Diagnosis.of(
                "cookie_missing",
                Who.CUSTOMER,
                "The browser did not send the cookie of this launch: it is another browser or window, cookies are blocked, or the site is reached under two addresses.",
                "Open the link again in one browser, with cookies allowed. If all customers see it, the address in the browser is not the server's public URL.");
    }

    private static String seconds(Findings found) {
        Matcher matcher = SECONDS.matcher(found.actual());
        @Nullable String last = null;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last == null ? "some seconds" : last + " seconds";
    }
}
