package io.rialto.server.launch;

import java.util.Locale;

/** Why a launch was refused: one text for the customer, one for the operator. {@code docs/refusals.md} lists them all. */
public enum Refusal {
    GUEST(
            403,
            Retry.YES,
            "You are not logged in at the shop",
            "Please log in at the shop, then open the link again.",
            "The shop sent the browser back without a ticket: its launch route must send guests to the login page first."),
    EXPIRED(
            403,
            Retry.YES,
            "That took too long",
            "The way from the shop is open for one minute only. Please try again.",
            "The ticket had expired: check the clocks of the shop and of this server."),
    TOO_EARLY(
            403,
            Retry.YES,
            "This link does not work yet",
            "Please wait a moment and try again.",
            "The ticket's iat is in the future: the shop's clock is ahead."),
    LOGIN_TOO_OLD(
            403,
            Retry.YES,
            "Please log in again",
            "This service asks that you log in to the shop just before. Please log out of the shop, then try again.",
            "The service asked for a fresh login, and the ticket's auth_time is missing or too old: the shop's launch route must heed prompt=login and max_age."),
    REPLAYED(
            403,
            Retry.YES,
            "This link was used already",
            "For your safety each link works once. Please start again.",
            "The ticket was used before: a reload, the back button, or a stolen link."),
    OTHER_BROWSER(
            403,
            Retry.YES,
            "Please start again in this browser",
            "The link was started in another browser or window, or cookies are switched off.",
            "The ticket's nonce has no matching cookie in this browser."),
    WRONG_SERVICE(
            403,
            Retry.YES,
            "This link leads somewhere else",
            "Please open the service again from the shop.",
            "The ticket was made for another service than the launch that began here."),
    FOREIGN_SITE(
            403,
            Retry.NO,
            "This link belongs to another shop",
            "Please go back to the shop and open the service from there.",
            "The ticket's kid, iss or aud is not of this site: compare the shop's issuer and base URL with the configuration."),
    TAMPERED(
            403,
            Retry.YES,
            "This link is damaged",
            "Please open the service again from the shop.",
            "No ticket key of this site opens the ticket: the key differs between shop and site, or the ticket was altered."),
    MALFORMED(
            400,
            Retry.YES,
            "This link is damaged",
            "Please open the service again from the shop.",
            "The ticket does not have the form that is described in connect-your-shop; the detail names the part."),
    TOO_LARGE(
            413,
            Retry.NO,
            "This link is too long",
            "Please tell the shop’s support.",
            "The ticket is longer than 16 KB: send fewer attributes, segments or addresses."),
    CUSTOMER_DISABLED(
            403,
            Retry.NO,
            "Your account is closed at the moment",
            "Please ask the shop’s support, who can open it again.",
            "The shop sent customer.disabled for this customer; customer.enabled lets them in again."),
    CUSTOMER_DELETED(
            403,
            Retry.NO,
            "This account does not exist any more",
            "Please log in at the shop with another account, or ask its support.",
            "The shop sent customer.deleted for this customer."),
    LOGGED_OUT(
            403,
            Retry.YES,
            "You have logged out at the shop",
            "Please log in there again, then open the link again.",
            "The ticket was made before the shop sent customer.logged_out for this customer."),
    IMPERSONATED(
            403,
            Retry.NO,
            "Not while acting as a customer",
            "You are logged in as somebody else, so the services stay closed.",
            "An administrator acts as the customer; the site's policy does not allow impersonation."),
    EMAIL_UNCONFIRMED(
            403,
            Retry.YES,
            "Please confirm your e-mail address first",
            "Open the confirmation e-mail that the shop sent you, then try again.",
            "email_verified is not true; the site's policy does not allow unconfirmed addresses."),
    OTHER_WEBSITE(
            403,
            Retry.NO,
            "Your account belongs to another website",
            "Please log in with an account of this website.",
            "The customer's website is not the one that this site serves."),
    UNKNOWN_SITE(
            404,
            Retry.NO,
            "There is nothing here",
            "Check the address, or go back to the page you came from.",
            "No site has this name."),
    INACTIVE_SITE(
            404,
            Retry.NO,
            "There is nothing here",
            "Check the address, or go back to the page you came from.",
            "The site is switched off."),
    UNKNOWN_SERVICE(
            404,
            Retry.NO,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "The site has no service of this name."),
    INACTIVE_SERVICE(
            403,
            Retry.NO,
            "This service is closed at the moment",
            "Please come back later.",
            "The service is switched off."),
    NO_TOKENS(
            404,
            Retry.NO,
            "This service gives no tokens",
            "Please open the service from the shop.",
            "Only services of protocol jwt or hmac give tokens for widgets, and none that must begin the login itself."),
    NO_SHOP(
            403,
            Retry.NO,
            "This shop is not connected yet",
            "Please tell the shop’s support.",
            "No shop makes tickets for this site: pair one, or give its store a base_url and a ticket_key."),
    NOT_LAUNCHABLE(
            403,
            Retry.NO,
            "This service begins on its own page",
            "Please go to the service itself and log in there.",
            "The service can only begin the login itself: give its oidc an initiate_login_uri or a start_url, and a launch begins there."),
    METADATA_MISSING(
            403,
            Retry.YES,
            "This service is not open yet",
            "Please try again in a few minutes.",
            "The service's metadata was never fetched from saml.metadata.url, or has no key for what the configuration wants, as encrypt: event=metadata_fetch_failed in the log says why. Mend that, or write entity_id and acs into the configuration."),
    METADATA_EXPIRED(
            403,
            Retry.NO,
            "This service is closed at the moment",
            "Please come back later.",
            "The service's signed metadata was good until a time that is past, and no newer one was accepted: event=metadata_fetch_failed in the log, or a pending one of metadata_changes, says why."),
    NOT_ENTITLED(
            403,
            Retry.NO,
            "This service is not part of your account",
            "If you think it should be, please ask support.",
            "The service's rule says no to this customer, or could not be evaluated."),
    ENDED(
            403,
            Retry.NO,
            "You ended this service",
            "Open it by its link in your browser, and you are asked whether you want to enter again.",
            "The customer ended the service on their page of services; the link's ended_at says when. Only they can"
                    + " take it up again."),
    EMAIL_ELSEWHERE(
            403,
            Retry.NO,
            "Another of your accounts is known there",
            "Your e-mail address came to this service from another of our websites. Please log in there, or ask support.",
            "same_email of the service is refuse, and a customer of another site has this address there."),
    ATTRIBUTE_MISSING(
            422,
            Retry.YES,
            "Your profile lacks something this service needs",
            "Please complete your profile at the shop, then try again.",
            "The mapping of a required attribute yields nothing for this customer; the detail names the attribute."),
    ATTRIBUTE_MALFORMED(
            422,
            Retry.YES,
            "Something in your profile cannot be sent",
            "Please correct your profile at the shop, then try again.",
            "A required attribute cannot be sent: not an e-mail address, too long, too many values, or a forbidden character; the detail names the attribute."),
    ACCOUNT_DECLINED(
            502,
            Retry.NO,
            "The service could not make your account",
            "Please tell support the reference below.",
            "The service's API was asked for the customer's account by account_api and said no; the detail has its status. 401 and 403 are the secret's, 404 the address's."),
    ACCOUNT_BUSY(
            503,
            Retry.YES,
            "The service is busy",
            "Please try again in a minute.",
            "The service's API answered 429, or too many calls to it are under way; until it wants to be called again, nobody does."),
    ACCOUNT_UNANSWERED(
            503,
            Retry.YES,
            "The service does not answer",
            "Please try again in a few minutes.",
            "The service's API did not answer, or with an error of its own; the detail has the cause. Nothing is known to have been made there."),
    SENT_BACK(
            403,
            Retry.YES,
            "The service did not let you in",
            "Your login at the shop is fine, but the service could not accept it. Please try again; if it stays like that, tell support the reference below.",
            "The service sent the browser back; whatever it added to the address rests sealed at the launch's row. Compare secret, clock and required attributes with its settings."),
    ACCOUNT_REFUSED(
            403,
            Retry.NO,
            "The service does not take your account",
            "Please ask the shop’s support, who can see why.",
            "The service's SCIM server says no to this customer's account: provisioning_tasks of the API has the reason under state failed."),
    ACCOUNT_NOT_READY(
            424,
            Retry.YES,
            "Your account there is not ready yet",
            "The service is slow at the moment. Please try again in a minute.",
            "The service wants the account before the login and did not make it within three seconds: it is made as soon as it answers. The detail names the reason."),
    TARGET_NOT_ALLOWED(
            400,
            Retry.NO,
            "This link leads to a place we do not know",
            "Please open the service from the shop.",
            "The target is not covered by relay_state.allow of the service.");

    private enum Retry {
        YES,
        NO
    }

    private final int status;
    private final Retry retry;
    private final String title;
    private final String sentence;
    private final String remedy;

    Refusal(int status, Retry retry, String title, String sentence, String remedy) {
        this.status = status;
        this.retry = retry;
        this.title = title;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** For programs and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the operator must fix. */
    public String remedy() {
        return remedy;
    }

    /** Of the page that says it. */
    public int status() {
        return status;
    }

    /** Whether starting again can help. */
    boolean retryable() {
        return retry == Retry.YES;
    }

    /** What the customer reads first. */
    public String title() {
        return title;
    }

    /** What the customer reads then. */
    public String sentence() {
        return sentence;
    }
}
