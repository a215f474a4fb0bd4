/**
 * Tokens for programs: client credentials in, a signed access token out, and whether a token is good.
 *
 * <pre>
 * POST /oauth/token             an access token, the same one again while it is good for a while (RFC 6749 §4.4)
 * POST /oauth/revoke            ends a token at once, on every node (RFC 7009)
 * GET  /oauth/tokeninfo         what the bearer's own token says
 * GET  /.well-known/jwks.json   the keys to check tokens with (RFC 7517)
 * </pre>
 *
 * <p>A token is good while its row is there; no token rests in the database, and none is ever in a log. Credentials are never read
 * from an address. Errors have the form that Commerce Layer's clients expect, which is not RFC 6749's.
 */
@NullMarked
package io.rialto.server.oauth;

import org.jspecify.annotations.NullMarked;
