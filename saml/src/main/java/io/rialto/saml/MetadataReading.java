package io.rialto.saml;

/** What came of reading a service's metadata: what it says, or why it is not used. */
public sealed interface MetadataReading permits ServiceProviderMetadata, Rejected {}
