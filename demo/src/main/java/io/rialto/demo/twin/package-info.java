/**
 * Twins of the services that there are presets for: each takes what a browser or a page brings, validates it as the service's
 * documentation says, refuses what that refuses, and keeps accounts as that keeps them. None shares code with what issues: tokens
 * are read with Nimbus, or with the JDK where they come by OpenID Connect, codes with the JDK, assertions with the kit.
 */
@NullMarked
package io.rialto.demo.twin;

import org.jspecify.annotations.NullMarked;
