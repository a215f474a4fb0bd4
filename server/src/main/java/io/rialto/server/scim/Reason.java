package io.rialto.server.scim;

import java.util.Locale;

/** Why a service did not do what it was asked to. */
public enum Reason {
    UNAUTHORIZED("The service does not accept the token: renew it in the service's configuration."),
    TOKEN_REFUSED("The token address gives no token for this client: check client_id, client_secret and scope."),
    FORBIDDEN("The token is good, but may not do this: give it the right to read and write users."),
    NOT_FOUND("The service knows no such address: check the url, which ends before /Users."),
    INVALID("The service says that the account is not right: check the attributes."),
    TAKEN("Another account of the service has this name. Allow it to be taken over, or change it there."),
    AMBIGUOUS("Several accounts of the service have the same externalId: remove all but one there."),
    TOO_MANY("The service cannot search, and has more accounts than Rialto reads."),
    UNSUPPORTED("The service cannot do this."),
    MOVED("The service redirects: configure the address that it leads to."),
    ADDRESS_NOT_ALLOWED("The address is not one that Rialto calls."),
    CHANGED_MEANWHILE("Somebody else changes the account at the same time."),
    THROTTLED("The service is asked too often."),
    SERVER_ERROR("The service has a fault of its own."),
    UNREADABLE("The service answers something that is no SCIM."),
    TOO_LARGE("The service's answer is too large."),
    TOO_SLOW("The service does not answer in time."),
    UNREACHABLE("The service cannot be reached."),
    BUSY("This server has too many calls under way.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** For programs and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is wrong and what to do, for whoever runs the site. */
    public String sentence() {
        return sentence;
    }
}
