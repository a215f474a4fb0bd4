package io.rialto.saml;

/** What is wrong with a received message, before anybody looks at times, addresses and names. */
public enum Flaw {
    /** Beyond the limits of size, depth, elements or attributes. */
    TOO_LARGE,
    /** Not well-formed, not UTF-8, or not the SAML 2.0 message that was expected. */
    MALFORMED,
    /** Carries a document type declaration. */
    DOCTYPE,
    /** Carries a comment or a processing instruction. */
    COMMENT,
    /** Two elements with one ID. */
    DUPLICATE_ID,
    /** No assertion in the clear, but an encrypted one, or an encrypted part in it. */
    ENCRYPTED,
    /** A response without an assertion, or with several complete ones. */
    NOT_ONE_ASSERTION,
    /** No signature on the response, and none on the assertion. */
    NOT_SIGNED,
    /** A signature, a response or an assertion in a place where it does not count, or a reference to another element. */
    WRAPPED,
    /** An algorithm or a transform that is not on the list. */
    ALGORITHM_NOT_ALLOWED,
    /** No trusted key verifies it. */
    SIGNATURE_INVALID,
    /** It is signed, and no key of its sender is known. */
    NO_KEY,
    /** A parameter is there more than once, so that two readers could see two messages. */
    AMBIGUOUS,
    /** Addressed to another URL than the one it came to. */
    WRONG_DESTINATION,
    /** Its time is over. */
    EXPIRED,
    /** Its time has not come. */
    TOO_EARLY,
    /** None of the keys at hand opens it. */
    NOT_DECRYPTABLE
}
