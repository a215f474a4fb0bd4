package io.rialto.server.handoff.saml;

import java.util.Locale;

/** Why a service's SAML request goes no further: one text for the customer, one for the operator. {@code docs/refusals.md} has them all. */
enum RequestFault {
    UNREADABLE(
            400,
            "This login cannot be read",
            "Please open the service again, and log in from there.",
            "What came is no SAML 2.0 request of the Redirect or POST binding, or is larger than one ever is; the detail names the flaw."),
    UNKNOWN_SENDER(
            403,
            "We do not know this service",
            "Please go back to the shop and open the service from there.",
            "No SAML service of the site has the request's Issuer as its entity_id; the detail names the Issuer."),
    NOT_FOR_US(
            400,
            "This login was meant for somewhere else",
            "Please go back to the shop and open the service from there.",
            "The request's Destination is not this address, or is missing in a signed request: have the service read the site's metadata again."),
    NOT_SIGNED(
            403,
            "This login cannot be trusted",
            "Please go back to the shop and open the service from there.",
            "The request has no signature, and the service has want_authn_requests_signed, or asks for a logout."),
    SIGNATURE_REFUSED(
            403,
            "This login cannot be trusted",
            "Please go back to the shop and open the service from there.",
            "The request's signature does not hold with saml.signing_certificates of the service, there are none, or its algorithm is not allowed."),
    NOT_IN_TIME(
            403,
            "That took too long",
            "Please open the service again, and log in from there.",
            "The request's IssueInstant is older than five minutes, or in the future: compare the service's clock with this server's."),
    FOREIGN_CONSUMER(
            403,
            "This login leads to a place we do not know",
            "Please go back to the shop and open the service from there.",
            "The request names an assertion consumer service that is not in saml.acs of the service; nothing is ever sent there."),
    LOGOUT_UNSUPPORTED(
            403,
            "You cannot log out here",
            "Please log out at the service itself.",
            "A logout came from or for a service that has no saml.slo."),
    LOGOUT_TICKET(
            403,
            "You could not be logged out everywhere",
            "Please go back to the shop, and log out there again.",
            "The shop's logout link needs a ticket that opens, made for the service called logout."),
    LOGOUT_UNKNOWN(
            404,
            "This logout is over",
            "You can log out again at the shop.",
            "No logout of the last 15 minutes has this relay state, or the answer is to none of its requests."),
    BINDING_UNSUPPORTED(
            400,
            "This service asks for something we do not do",
            "Please tell the service’s support.",
            "The request's ProtocolBinding is not HTTP-POST, the one binding in which responses are sent."),
    SUBJECT_UNSUPPORTED(
            400,
            "This service asks for something we do not do",
            "Please tell the service’s support.",
            "The request says who is to log in (Subject): who that is, the shop decides."),
    NAME_ID_UNSUPPORTED(
            400,
            "This service asks for something we do not do",
            "Please tell the service’s support.",
            "The request's NameIDPolicy wants another format than saml.name_id of the service gives, or another SPNameQualifier."),
    CONTEXT_UNSUPPORTED(
            403,
            "This service asks for another way to log in",
            "Please tell the service’s support.",
            "The request's RequestedAuthnContext cannot be met: a shop's login is PasswordProtectedTransport."),
    NOBODY_MAY_BE_ASKED(
            403,
            "This service asks for two things at once",
            "Please open the service again, and log in from there.",
            "The request has ForceAuthn and IsPassive: to log in anew, the customer must be asked.");

    private final int status;
    private final String title;
    private final String sentence;
    private final String remedy;

    RequestFault(int status, String title, String sentence, String remedy) {
        this.status = status;
        this.title = title;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** For programs and logs. */
    String code() {
        return "saml_" + name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String sentence() {
        return sentence;
    }

    /** What the operator must fix. */
    String remedy() {
        return remedy;
    }
}
