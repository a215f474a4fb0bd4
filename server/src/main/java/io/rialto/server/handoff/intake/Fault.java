package io.rialto.server.handoff.intake;

import java.util.Locale;

/**
 * Why what a service asked goes no further than the door: one text for the customer, one for whoever can mend it. {@code docs/refusals.md}
 * has them all.
 */
public enum Fault {
    UNKNOWN_SITE(
            404,
            Mender.CUSTOMER,
            "There is nothing here",
            "Check the address, or go back to the page you came from.",
            "No site has this name, or it is switched off."),
    SAML_UNREADABLE(
            400,
            Mender.SERVICE,
            "This login cannot be read",
            "Please open the service again, and log in from there.",
            "What came is no SAML 2.0 request of the Redirect or POST binding, or is larger than one ever is; the detail names the flaw."),
    SAML_UNKNOWN_SENDER(
            403,
            Mender.SHOP,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "No SAML service of the site has the request's Issuer as its entity_id; the detail names the Issuer."),
    SAML_NOT_FOR_US(
            400,
            Mender.SERVICE,
            "This login was meant for somewhere else",
            "Please go back to the shop and open the service from there.",
            "The request's Destination is not this address, or is missing in a signed request: have the service read the site's metadata again."),
    SAML_NOT_SIGNED(
            403,
            Mender.SERVICE,
            "This login cannot be trusted",
            "Please go back to the shop and open the service from there.",
            "The request has no signature, and the service has want_authn_requests_signed, or asks for a logout."),
    SAML_SIGNATURE_REFUSED(
            403,
            Mender.SHOP,
            "This login cannot be trusted",
            "Please go back to the shop and open the service from there.",
            "The request's signature does not hold with saml.signing_certificates of the service, there are none, or its algorithm is not allowed."),
    SAML_NOT_IN_TIME(
            403,
            Mender.CUSTOMER,
            "That took too long",
            "Please open the service again, and log in from there.",
            "The request's IssueInstant is older than five minutes, or in the future: compare the service's clock with this server's."),
    SAML_FOREIGN_CONSUMER(
            403,
            Mender.SHOP,
            "This login leads to a place we do not know",
            "Please go back to the shop and open the service from there.",
            "The request names an assertion consumer service that is not in saml.acs of the service; nothing is ever sent there."),
    SAML_LOGOUT_UNSUPPORTED(
            403,
            Mender.CUSTOMER,
            "You cannot log out here",
            "Please log out at the service itself.",
            "A logout came from or for a service that has no saml.slo."),
    SAML_LOGOUT_TICKET(
            403,
            Mender.SHOP,
            "You could not be logged out everywhere",
            "Please go back to the shop, and log out there again.",
            "The shop's logout link needs a ticket that opens, made for the service called logout."),
    SAML_LOGOUT_UNKNOWN(
            404,
            Mender.CUSTOMER,
            "This logout is over",
            "You can log out again at the shop.",
            "No logout of the last 15 minutes has this relay state, or the answer is to none of its requests."),
    SAML_BINDING_UNSUPPORTED(
            400,
            Mender.SERVICE,
            "This service asks for something we do not do",
            "Please go back, and try again another day.",
            "The request's ProtocolBinding is not HTTP-POST, the one binding in which responses are sent."),
    SAML_SUBJECT_UNSUPPORTED(
            400,
            Mender.SERVICE,
            "This service asks for something we do not do",
            "Please go back, and try again another day.",
            "The request says who is to log in (Subject): who that is, the shop decides."),
    SAML_NAME_ID_UNSUPPORTED(
            400,
            Mender.SERVICE,
            "This service asks for something we do not do",
            "Please go back, and try again another day.",
            "The request's NameIDPolicy wants another format than saml.name_id of the service gives, or another SPNameQualifier."),
    SAML_CONTEXT_UNSUPPORTED(
            403,
            Mender.SERVICE,
            "This service asks for another way to log in",
            "Please go back, and try again another day.",
            "The request's RequestedAuthnContext cannot be met: a shop's login is PasswordProtectedTransport."),
    SAML_NOBODY_MAY_BE_ASKED(
            403,
            Mender.SERVICE,
            "This service asks for two things at once",
            "Please open the service again, and log in from there.",
            "The request has ForceAuthn and IsPassive: to log in anew, the customer must be asked."),
    OIDC_UNREADABLE(
            400,
            Mender.SERVICE,
            "The service asked in a way we cannot answer",
            "Please go back to the shop and open the service from there.",
            "The parameters must be there once each, as form-encoded UTF-8, at most 40 of them; a POST has them in its body. The detail names the flaw."),
    OIDC_TOO_LONG(
            413,
            Mender.SERVICE,
            "The service asked in a way we cannot answer",
            "Please go back to the shop and open the service from there.",
            "The parameters are longer than 16 KB."),
    OIDC_UNKNOWN_CLIENT(
            400,
            Mender.SHOP,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "client_id names no client of this site that is switched on."),
    OIDC_FOREIGN_REDIRECT(
            400,
            Mender.SHOP,
            "This login leads to a place we do not know",
            "Please go back to the shop and open the service from there.",
            "redirect_uri is not one of the client’s oidc.redirect_uris, to the letter; nothing is ever sent there."),
    OIDC_FOREIGN_HINT(
            400,
            Mender.SERVICE,
            "You could not be logged out of the service",
            "Please log out at the service itself.",
            "id_token_hint is no ID token of this site, or another client’s than client_id."),
    OIDC_FOREIGN_RETURN(
            400,
            Mender.SHOP,
            "This logout leads to a place we do not know",
            "Please log out at the service itself.",
            "post_logout_redirect_uri is not one of the client’s oidc.post_logout_redirect_uris, to the letter."),
    DISCOURSE_UNSIGNED(
            403,
            Mender.SHOP,
            "This login cannot be trusted",
            "Please go back to the shop and open the service from there.",
            "sig is not made of sso under the secret of one of the site’s Discourse services: compare discourse_connect_secret with hmac.secret."),
    DISCOURSE_UNREADABLE(
            400,
            Mender.SERVICE,
            "This login cannot be read",
            "Please open the service again, and log in from there.",
            "sso holds no nonce of at most 200 characters."),
    JWT_UNKNOWN_SERVICE(
            404,
            Mender.SHOP,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "The site has no service of protocol jwt under this name."),
    JWT_INCOMPLETE(
            400,
            Mender.SERVICE,
            "The service asked in a way we cannot answer",
            "Please open the service again, and log in from there.",
            "One of the parameters of jwt.login is missing, is there twice, or is longer than 1,024 characters; the detail names it."),
    JWT_FOREIGN_TARGET(
            400,
            Mender.SERVICE,
            "This login leads to a place we do not know",
            "Please go back to the shop and open the service from there.",
            "The target is no path, and no address of the service: its own, or one of relay_state.allow."),
    API_UNKNOWN_SERVICE(
            404,
            Mender.SHOP,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "The site has no service of protocol api under this name whose api has a login_target."),
    API_FOREIGN_TARGET(
            400,
            Mender.SERVICE,
            "This login leads to a place we do not know",
            "Please go back to the shop and open the service from there.",
            "The parameter of api.login_target is there twice, is longer than 1,024 characters, or is no address of api.home."),
    API_NO_PASSWORD(
            404,
            Mender.SHOP,
            "Your password is kept elsewhere",
            "Passwords are the shop’s affair, and no shop is connected here yet.",
            "The service sent a customer who forgot a password (action=passwordreset), and the site has no shop to lead to: pair one, or give its store a base_url.");

    private final int status;
    private final Mender mender;
    private final String title;
    private final String sentence;
    private final String remedy;

    Fault(int status, Mender mender, String title, String sentence, String remedy) {
        this.status = status;
        this.mender = mender;
        this.title = title;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** For programs and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of the page that says it. */
    public int status() {
        return status;
    }

    /** Who can do something about it. */
    Mender mender() {
        return mender;
    }

    /** What the customer reads first. */
    String title() {
        return title;
    }

    /** What the customer reads then. */
    String sentence() {
        return sentence;
    }

    /** What has to be done. It says nothing of anybody, so everybody may read it. */
    public String remedy() {
        return remedy;
    }
}
