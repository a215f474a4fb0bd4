package io.rialto.saml;

/** What came of reading a message that a browser brought: the message with nothing proved yet, or why it cannot be one. */
public sealed interface Delivery permits Delivered, Rejected {}
