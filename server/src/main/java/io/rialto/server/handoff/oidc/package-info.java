/**
 * OpenID Connect: each site is a provider, and services are its clients.
 *
 * <pre>
 * GET      /s/{site}/.well-known/openid-configuration   what a client must know of the site
 * GET      /s/{site}/oauth2/jwks                        the keys to check its tokens with
 * GET POST /s/{site}/oauth2/authorize                   checks the request, then goes by the door; the way back seals a code
 * POST     /s/{site}/oauth2/token                       a code or a refresh token for tokens
 * GET POST /s/{site}/oauth2/userinfo                    what the service may know
 * POST     /s/{site}/oauth2/revoke                      ends a token (RFC 7009)
 * GET POST /s/{site}/oauth2/logout                      the customer logged out of the service
 * </pre>
 *
 * <p>A site that is unknown or switched off has none of these. Nothing is ever sent to an address that the client has not
 * registered to the letter, and no error that comes before that check leaves this server. No route looks at a cookie.
 */
@NullMarked
@NamedInterface("oidc")
package io.rialto.server.handoff.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
