/** What a site signs for its OpenID Connect clients, under its own key, and what it reads again of that. */
@NullMarked
@NamedInterface("oidc-token")
package io.rialto.server.handoff.oidc.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
