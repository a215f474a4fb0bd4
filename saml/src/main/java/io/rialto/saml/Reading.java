package io.rialto.saml;

/** What came of reading a response: its unproved envelope, or why it cannot be one. */
public sealed interface Reading permits ReceivedResponse, Rejected {}
