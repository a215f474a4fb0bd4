package io.rialto.demo.provider;

/** What a provider can do wrong. */
public enum Misbehaviour {
    NONE,
    /** Sends the browser back with a state of its own. */
    OTHER_STATE,
    /** RFC 9207: says in the answer that it is somebody else. */
    OTHER_ISSUER_PARAMETER,
    /** Sends the browser back with neither code nor error. */
    NO_CODE,
    /** Sends the browser back with {@code error=server_error}. */
    SERVER_ERROR,
    CODE_REFUSED,
    CLIENT_REFUSED,
    /** Takes the client secret in the form alone: no misbehaviour, but not what comes first. */
    SECRET_IN_THE_FORM_ALONE,
    SLOW_TOKENS,
    REDIRECTING_TOKENS,
    TOKENS_FAIL,
    HUGE_TOKENS,
    NO_ID_TOKEN,
    UNSIGNED,
    SIGNED_WITH_CLIENT_SECRET,
    SIGNED_WITH_PUBLIC_KEY,
    /** Signs with a key that it does not publish, under the name of the one that it does. */
    FORGED,
    /** The same, with that key in the token's header. */
    FORGED_WITH_ITS_OWN_KEY,
    UNPUBLISHED_KEY,
    /** Has a new key, published a moment ago: no misbehaviour. */
    ROTATED_KEY,
    HUGE_KEYS,
    NO_KEYS,
    FOREIGN_ISSUER,
    OTHER_AUDIENCE,
    SEVERAL_AUDIENCES,
    OTHER_PARTY,
    EXPIRED,
    FROM_THE_FUTURE,
    OLD,
    NO_NONCE,
    OTHER_NONCE,
    OTHER_TOKEN_HASH,
    NO_SUBJECT,
    NO_EMAIL,
    EMAIL_UNVERIFIED,
    EMAIL_VERIFIED_UNSAID,
    EMAIL_OUTSIDE,
    EMAIL_OF_A_SUBDOMAIN
}
