package io.rialto.demo.twin;

/** What a service makes of what it was brought. */
public sealed interface Verdict {

    /** @param made whether the account was made just now */
    record LoggedIn(String account, boolean made) implements Verdict {}

    record Refused(Why why) implements Verdict {}

    enum Why {
        MALFORMED,
        NOT_SIGNED,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        EXPIRED,
        TOO_OLD,
        REPLAYED,
        NOT_ASKED,
        INCOMPLETE,
        /** Nobody vouches for the e-mail address. */
        NOT_VERIFIED,
        /** The site gives nothing for it. */
        DECLINED,
        /** Somebody else's identifier or address. */
        MISMATCH,
        NO_ACCOUNT
    }
}
