package io.rialto.saml;

/**
 * A message that is not used.
 *
 * @param detail where and why, for a log; never a text out of the message but names, URIs and IDs, and those cut short
 */
public record Rejected(Flaw flaw, String detail)
        implements Reading, Verification, Delivery, Authenticity, MetadataReading {}
