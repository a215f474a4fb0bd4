/**
 * Services whose own API makes the address that logs a customer in: it was asked for before, and the browser is led there.
 *
 * <p>{@code GET /s/{site}/api/{service}} is where such a service sends the browser that begins the login itself.
 */
@NullMarked
@NamedInterface("api")
package io.rialto.server.handoff.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
