/**
 * JSON Web Tokens in the shape that a service wants, as its configuration says: seals what was released into a compact JWS
 * (RFC 7515 §3.1) under the service's secret or the site's key.
 *
 * <p>{@code GET /s/{site}/jwt/{service}} is where a service sends the browser that begins the login itself. Nothing of such a
 * request decides where the token goes.
 */
@NullMarked
@NamedInterface("jwt")
package io.rialto.server.handoff.jwt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
