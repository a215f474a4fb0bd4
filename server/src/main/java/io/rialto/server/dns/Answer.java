package io.rialto.server.dns;

/**
 * A resolver's reply.
 *
 * @param server the address and port that replied, or kept silent
 */
public record Answer(String server, Reply reply) {}
