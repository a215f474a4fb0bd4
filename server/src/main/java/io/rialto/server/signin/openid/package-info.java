/**
 * OpenID Connect as a relying party: the authorization code flow with state, nonce and PKCE (RFC 7636), and the full check of the ID
 * token (OpenID Connect Core §3.1.3.7), each step with a refusal of its own.
 *
 * <pre>
 * Authorization   the address that the browser is sent to
 * StartedCookies  state, nonce and verifier, sealed in the browser until it comes back
 * Redemption      code to tokens
 * KeySets         the provider's public keys, at most ten minutes old
 * TokenText, Signatures, ClaimRules, EmailRules   the checks, in this order
 * UserInfo        asked for the address, before the last of them, when the ID token does not tell it
 * </pre>
 *
 * <p>Every call goes through {@code outbound}. Nothing is believed before the signature is checked, and nothing of a token is kept
 * or logged.
 */
@NullMarked
package io.rialto.server.signin.openid;

import org.jspecify.annotations.NullMarked;
