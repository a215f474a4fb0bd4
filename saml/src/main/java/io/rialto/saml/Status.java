package io.rialto.saml;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request (SAML Core §3.2.2.1).
 *
 * @param code the top-level code
 * @param detail the second-level code
 * @param message for people; never about a person
 */
public record Status(
        String code, @Nullable String detail, @Nullable String message) {

    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";

    public static final String SUCCESS = PREFIX + "Success";
    public static final String REQUESTER = PREFIX + "Requester";
    public static final String RESPONDER = PREFIX + "Responder";

    public static final String NO_PASSIVE = PREFIX + "NoPassive";
    public static final String NO_AUTHN_CONTEXT = PREFIX + "NoAuthnContext";
    public static final String INVALID_NAME_ID_POLICY = PREFIX + "InvalidNameIDPolicy";
    public static final String REQUEST_DENIED = PREFIX + "RequestDenied";
    public static final String REQUEST_UNSUPPORTED = PREFIX + "RequestUnsupported";
    public static final String UNSUPPORTED_BINDING = PREFIX + "UnsupportedBinding";
    public static final String UNKNOWN_PRINCIPAL = PREFIX + "UnknownPrincipal";
    public static final String AUTHN_FAILED = PREFIX + "AuthnFailed";
    public static final String PARTIAL_LOGOUT = PREFIX + "PartialLogout";

    public Status {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a status needs a code");
        }
    }

    public static Status success() {
        return new Status(SUCCESS, null, null);
    }

    /** SAML Core §3.2.2.2: success, though not everything that was asked for was done. */
    public static Status partialLogout() {
        return new Status(SUCCESS, PARTIAL_LOGOUT, null);
    }

    /** The request cannot be granted, for a reason that lies with whoever made it. */
    public static Status requester(String detail, String message) {
        return new Status(REQUESTER, detail, message);
    }

    /** The request cannot be granted, for a reason that lies here. */
    public static Status responder(String detail, String message) {
        return new Status(RESPONDER, detail, message);
    }

    public boolean succeeded() {
        return code.equals(SUCCESS);
    }
}
