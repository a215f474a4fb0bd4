/**
 * Fills in the addresses of a company's OpenID Connect provider from what the provider publishes about itself, so that nobody has
 * to type them. Nothing is kept, and what was found is checked like everything that was typed when it is saved.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
@NullMarked
package io.rialto.server.discovery;

import org.jspecify.annotations.NullMarked;
