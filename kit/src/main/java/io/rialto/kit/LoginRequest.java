package io.rialto.kit;

import java.net.URI;

/**
 * A login that begins at the service.
 *
 * @param id keep it with this browser and no other: in its session, or in a cookie with {@code SameSite=None; Secure}, since the
 *     answer comes by a POST from another site
 * @param location where the browser goes
 */
public record LoginRequest(String id, URI location) {}
