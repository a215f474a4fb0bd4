package io.rialto.saml;

/**
 * What became of a logout that was asked for (SAML Core §3.7.2).
 *
 * @param inResponseTo the ID of the request
 */
public record ReceivedLogoutResponse(Envelope envelope, String inResponseTo, Status status)
        implements ReceivedMessage {}
