/**
 * Who asks: the services of a site that are OpenID Connect clients, what they send, and whether they are who they say they are.
 *
 * <p>A client is found among the services of its own site and nowhere else. Secrets are compared in constant time, assertions are
 * good once, and who guesses is slowed down.
 */
@NullMarked
@NamedInterface("oidc-client")
package io.rialto.server.handoff.oidc.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
