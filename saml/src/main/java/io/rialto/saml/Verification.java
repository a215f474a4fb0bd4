package io.rialto.saml;

/** What came of verifying a response: the assertion that the signature covers, or why there is none. */
public sealed interface Verification permits Verified, Rejected {}
