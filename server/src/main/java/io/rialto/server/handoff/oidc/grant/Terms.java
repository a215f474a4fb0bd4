package io.rialto.server.handoff.oidc.grant;

import java.time.Duration;

/**
 * How long what a service gets is good.
 *
 * @param refresh from the login on, however often it was exchanged
 * @param refreshable whether there is a refresh token at all
 */
public record Terms(Duration access, Duration refresh, boolean refreshable) {}
