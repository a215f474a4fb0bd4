package io.rialto.kit;

/** Why a message was refused. One sentence each, for the person who connects the service; never for the customer. */
public enum Reason {
    TOO_LARGE("The message is larger, deeper or has more parts than a sign-in ever needs."),
    MALFORMED("The message is not a SAML 2.0 response in strict Base64."),
    DOCTYPE("The message carries a document type declaration, which SAML messages never need."),
    COMMENT("The message carries a comment or a processing instruction, which can split a name in two."),
    DUPLICATE_ID("Two elements of the message share one ID, so nobody can tell which of them was signed."),
    STATUS_NOT_SUCCESS("The identity provider reports that the sign-in did not succeed."),
    WRONG_DESTINATION("The response was addressed to another URL than this service's assertion consumer service."),
    WRONG_ISSUER("The message comes from another identity provider than the one this service trusts."),
    UNSOLICITED_EXPECTED("The message answers a request, but this service has sent none."),
    WRONG_REQUEST("The message answers another request than the one this browser began with."),
    ENCRYPTED("The assertion is encrypted, and this service has published no key to encrypt for."),
    NOT_DECRYPTABLE("The assertion is encrypted for another key, or was changed on its way."),
    NOT_ONE_ASSERTION("The response does not carry exactly one assertion."),
    NOT_SIGNED("Neither the response nor its assertion is signed."),
    WRAPPED("The signature covers another element than the one that would be used."),
    ALGORITHM_NOT_ALLOWED("The signature uses an algorithm or a transform that this service does not allow."),
    SIGNATURE_INVALID("The signature does not verify with any certificate this service trusts."),
    NO_BEARER_CONFIRMATION("The assertion has no usable bearer subject confirmation."),
    WRONG_RECIPIENT("The assertion was made for another assertion consumer service URL."),
    EXPIRED("The assertion's time is over."),
    NOT_YET_VALID("The assertion's time has not come: compare the clocks of both sides."),
    LIVES_TOO_LONG("The assertion would be good for longer than a sign-in ever needs."),
    WRONG_AUDIENCE("The assertion is not meant for this service, or not for this service alone."),
    CONDITION_NOT_UNDERSTOOD("The assertion sets a condition that this service does not understand."),
    NO_AUTHENTICATION("The assertion does not say when and how the customer was authenticated."),
    REPLAYED("The assertion was used before."),
    REPLAY_UNKNOWN("The store of used assertions cannot tell whether this one was used before.");

    private final String explanation;

    Reason(String explanation) {
        this.explanation = explanation;
    }

    /** The reason as one clear sentence. */
    public String explanation() {
        return explanation;
    }
}
