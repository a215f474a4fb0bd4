package io.rialto.server.organization;

/**
 * A credential and what its bearer can be at most.
 *
 * @param role of its user in its organization, whether they still belong to it or not
 */
public record HeldCredential(ApiCredential credential, Role role) {}
