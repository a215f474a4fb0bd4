package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;

/** Why the door stays shut for a customer whose ticket is good, or a service cannot be entered at all. */
final class DoorCauses {

    private DoorCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        return policy(found).or(() -> service(found)).or(() -> account(found));
    }

    private static Optional<Diagnosis> policy(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "customer_disabled" ->
                        Diagnosis.of(
                                "customer_disabled",
                                Who.SHOP,
                                "The shop has switched this customer off.",
                                "If that is wrong, switch the customer on again at the shop: it tells Rialto by itself.");
                    case "customer_deleted" ->
                        Diagnosis.of(
                                "customer_deleted",
                                Who.SHOP,
                                "The shop has deleted this customer.",
                                "The customer needs another account at the shop.");
                    case "logged_out" ->
                        Diagnosis.of(
                                "logged_out",
                                Who.CUSTOMER,
                                "The customer has logged out at the shop after the ticket was made.",
                                "Log in at the shop again.");
                    case "impersonated" ->
                        Diagnosis.of(
                                        "impersonated",
                                        Who.ADMINISTRATOR,
                                        "An administrator of the shop acts as the customer, and this site does not allow that.",
                                        "Launch as the customer, or allow it for this site.")
                                .at("policy.impersonation");
                    case "email_unconfirmed" ->
                        Diagnosis.of(
                                        "email_unconfirmed",
                                        Who.CUSTOMER,
                                        "The customer has not confirmed their e-mail address at the shop.",
                                        "Confirm it by the shop's e-mail. A shop without confirmation must say email_verified true, or the site allow unconfirmed addresses.")
                                .at("policy.unconfirmed_email");
                    case "other_website" ->
                        Diagnosis.of(
                                        "other_website",
                                        Who.CUSTOMER,
                                        "The customer's account is one of another website than this site serves.",
                                        "Log in with an account of this website. If the website's code was changed in the shop, change it here, too.")
                                .at("store.website");
                    case "login_too_old" ->
                        Diagnosis.of(
                                "login_too_old",
                                Who.SHOP,
                                found.came("no auth_time")
                                        ? "The service asks for a fresh login, and the shop does not say when the customer logged in."
                                        : "The service asks for a fresh login, and the shop did not ask the customer for it.",
                                "The shop's launch route must heed prompt=login and max_age and put auth_time into the ticket: update its module.");
                    case "unknown_site", "inactive_site" ->
                        Diagnosis.of(
                                        "site_off",
                                        Who.ADMINISTRATOR,
                                        "The site is not there, or is switched off.",
                                        "Switch the site on, or correct the link.")
                                .at("site.active");
                    case "no_shop" ->
                        Diagnosis.of(
                                        "shop_not_connected",
                                        Who.ADMINISTRATOR,
                                        "No shop is connected to this site: nobody can make a ticket.",
                                        "Pair the shop with the site.")
                                .at("store");
                    case "not_entitled" -> entitlement(found);
                    case "ended" ->
                        Diagnosis.of(
                                "ended_by_the_customer",
                                Who.CUSTOMER,
                                "The customer ended this service on their page of services.",
                                "Nothing is wrong. If they want it again, they open its link and press Enter again.");
                    case "email_elsewhere" ->
                        Diagnosis.of(
                                        "address_has_another_account",
                                        Who.CUSTOMER,
                                        "A customer of another website has the same e-mail address at this service, and the service is set to refuse that.",
                                        "Log in with that account, or change what happens then.")
                                .at("same_email");
                    case "attribute_missing" -> missing(found);
                    case "attribute_malformed" ->
                        Diagnosis.of(
                                        "attribute_cannot_be_sent",
                                        Who.CUSTOMER,
                                        "The customer's profile has something that cannot be sent: " + found.expected()
                                                + ".",
                                        "Correct the profile at the shop. If it is so for many, correct the attribute's expression.")
                                .at("attributes");
                    case "target_not_allowed" ->
                        Diagnosis.of(
                                        "target_not_allowed",
                                        Who.ADMINISTRATOR,
                                        "The link leads to a place inside the service that is not allowed: "
                                                + found.actual() + ".",
                                        "Correct the link, or allow that address.")
                                .at("relay_state.allow");
                    default -> null;
                });
    }

    private static Diagnosis entitlement(Findings found) {
        if (found.changed("allow")) {
            return Diagnosis.of(
                            "rule_changed",
                            Who.ADMINISTRATOR,
                            "The rule who may enter was changed since the last success, and says no to this customer.",
                            "Look at the rule once more with this customer in a preview.")
                    .at("allow");
        }
        if (found.came("could not be evaluated")) {
            return Diagnosis.of(
                            "rule_broken",
                            Who.ADMINISTRATOR,
                            "The rule who may enter cannot be evaluated for this customer.",
                            "Correct the rule; a preview shows what is wrong.")
                    .at("allow");
        }
        if (found.came("does not have")) {
            return Diagnosis.of(
                            "rule_asks_for_more",
                            Who.ADMINISTRATOR,
                            "The rule who may enter asks for something that this customer does not have.",
                            "Ask in the rule first whether it is there, as has(customer.company).")
                    .at("allow");
        }
        return Diagnosis.of(
                        "not_entitled",
                        Who.ADMINISTRATOR,
                        "The service is not for this customer: the rule says no.",
                        "If it should be, change the customer's group at the shop or the rule.")
                .at("allow");
    }

    private static Diagnosis missing(Findings found) {
        if (found.expected().contains("not mapped")) {
            return Diagnosis.of(
                            "required_attribute_not_mapped",
                            Who.ADMINISTRATOR,
                            "The service requires an attribute for which there is no expression: " + found.expected()
                                    + ".",
                            "Map it, or require it no longer.")
                    .at("attributes");
        }
        if (found.changed("attributes") || found.changed("required")) {
            return Diagnosis.of(
                            "mapping_changed",
                            Who.ADMINISTRATOR,
                            "The mapping was changed since the last success, and gives nothing for this customer: "
                                    + found.expected() + ".",
                            "Look at the expression with this customer in a preview.")
                    .at("attributes");
        }
        return Diagnosis.of(
                        "profile_incomplete",
                        Who.CUSTOMER,
                        "The customer's profile lacks what the service requires: "
                                + (found.expected().isEmpty() ? found.actual() : found.expected()) + ".",
                        "Complete the profile at the shop. If it is so for many, require it no longer.")
                .at("attributes");
    }

    private static Optional<Diagnosis> service(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "unknown_service" ->
                        Diagnosis.of(
                                        "service_unknown",
                                        Who.ADMINISTRATOR,
                                        "The link names a service that this site does not have.",
                                        "Correct the link, or give the service that name.")
                                .at("service.slug");
                    case "inactive_service" ->
                        Diagnosis.of("service_off", Who.ADMINISTRATOR, "The service is switched off.", "Switch it on.")
                                .at("active");
                    case "no_tokens" ->
                        Diagnosis.of(
                                "service_gives_no_tokens",
                                Who.SHOP,
                                "A page of the shop asked for a token of a service that gives none.",
                                "Take the widget off the page, or use a service of protocol jwt or hmac.");
                    case "not_launchable" ->
                        Diagnosis.of(
                                        "service_must_begin",
                                        Who.ADMINISTRATOR,
                                        "This service can only begin the login itself.",
                                        "Give it the address where its login begins.")
                                .at("oidc.initiate_login_uri");
                    case "metadata_missing" ->
                        Diagnosis.of(
                                        "metadata_never_read",
                                        Who.SERVICE,
                                        "The service's metadata was never read, or lacks a key that is needed.",
                                        "See at the service why its metadata cannot be read; or write its addresses here.")
                                .at("saml.metadata.url");
                    case "metadata_expired" ->
                        Diagnosis.of(
                                        "metadata_expired",
                                        Who.SERVICE,
                                        "The service's signed metadata was good until a time that is past, and no newer one was accepted.",
                                        "Have the service publish it anew, or accept the change that waits.")
                                .at("saml.metadata.url");
                    case "failed" -> sealing(found);
                    case "sent_back" -> sentBack(found);
                    default -> null;
                });
    }

    private static Diagnosis sealing(Findings found) {
        if (found.changed("signing_key")) {
            return Diagnosis.of(
                            "signing_key_unusable",
                            Who.OPERATOR,
                            "The message could not be signed, and the key is another than at the last success.",
                            "Look at the site's keys; if they are in a token, whether it answers.")
                    .at("signing_keys");
        }
        return Diagnosis.of(
                        "message_not_made",
                        Who.OPERATOR,
                        "The message for the service could not be made: " + found.actual() + ".",
                        "Look for the reference in the server's log. Often the signing key cannot be used, or a setting of the service changed while the customer was on the way.")
                .at("signing_keys");
    }

    private static Diagnosis sentBack(Findings found) {
        String said = found.said().isEmpty() ? "" : " It said: " + found.said();
        if (found.changed("secret")) {
            return Diagnosis.of(
                            "secret_changed_here",
                            Who.ADMINISTRATOR,
                            "The service did not take the login, and its secret was changed here since the last success."
                                    + said,
                            "Enter the same secret at the service.")
                    .at("secret");
        }
        if (found.changed("attributes") || found.changed("required")) {
            return Diagnosis.of(
                            "mapping_changed",
                            Who.ADMINISTRATOR,
                            "The service did not take the login, and what it is told was changed since the last success."
                                    + said,
                            "Look at the changed attributes.")
                    .at("attributes");
        }
        return Diagnosis.of(
                        "service_refused",
                        Who.SERVICE,
                        "The service did not take the login." + said,
                        "Compare secret, clock and required attributes with the service's settings; its own log says more.")
                .at("secret");
    }

    private static Optional<Diagnosis> account(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "account_declined" -> declined(found);
                    case "account_busy" ->
                        Diagnosis.of(
                                "service_busy",
                                Who.NOBODY,
                                "The service's API wants fewer calls (429), or too many are under way.",
                                "Try again in a minute. If it happens often, ask the service for a higher limit.");
                    case "account_unanswered" -> unanswered(found);
                    case "account_refused" ->
                        Diagnosis.of(
                                        "account_refused_by_service",
                                        Who.SERVICE,
                                        "The service's account interface (SCIM) says no to this customer: "
                                                + found.actual() + ".",
                                        "Mend it there, then have the task tried again under provisioning.")
                                .at("provisioning");
                    case "account_not_ready" ->
                        Diagnosis.of(
                                        "account_not_ready",
                                        Who.SERVICE,
                                        "The service did not make the account within three seconds: " + found.actual()
                                                + ".",
                                        "Try again in a minute. If it stays, the service's account interface is slow or down.")
                                .at("provisioning");
                    default -> null;
                });
    }

    private static Diagnosis declined(Findings found) {
        if (found.came("status=401") || found.came("status=403")) {
            return Diagnosis.of(
                            "api_secret_refused",
                            Who.ADMINISTRATOR,
                            "The service's API does not take the secret (" + found.actual() + ").",
                            "Make a new API key at the service and enter it here.")
                    .at("account_api.secret");
        }
        if (found.came("status=404")) {
            return Diagnosis.of(
                            "api_address_wrong",
                            Who.ADMINISTRATOR,
                            "The address of the service's API is wrong (404).",
                            "Compare it with the service's documentation.")
                    .at("account_api");
        }
        if (found.came("address=")) {
            return Diagnosis.of(
                            "api_address_not_allowed",
                            Who.ADMINISTRATOR,
                            "The address of the service's API is one that is not called (" + found.actual() + ").",
                            "Give it a public https address.")
                    .at("account_api");
        }
        return Diagnosis.of(
                        "api_said_no",
                        Who.SERVICE,
                        "The service's API said no to this customer (" + found.actual() + ").",
                        "Look at the customer's account there; the service's log says more.")
                .at("account_api");
    }

    private static Diagnosis unanswered(Findings found) {
        String cause = found.came("unknown_host") || found.came("UNKNOWN_HOST")
                ? "its name does not resolve"
                : found.came("TLS")
                        ? "its certificate is not trusted or not valid"
                        : found.came("TOO_SLOW")
                                ? "it does not answer in time"
                                : found.came("UNREACHABLE")
                                        ? "nobody listens there"
                                        : found.came("status=5")
                                                ? "it answers with an error of its own"
                                                : "its answer is not usable";
        return Diagnosis.of(
                        "service_api_down",
                        Who.SERVICE,
                        "The service's API cannot be used: " + cause + " (" + found.actual() + ").",
                        "Try again in a few minutes. If it stays, tell the service.")
                .at("account_api");
    }
}
