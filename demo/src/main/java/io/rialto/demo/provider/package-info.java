/**
 * A stand-in for a company's OpenID Connect provider: it lets one choose who one is, and can be told to misbehave in one way at a
 * time, so that each check of the other side is seen to refuse.
 *
 * <pre>
 * GET  /authorize    who are you? A button for each person, and one to cancel
 * POST /authorize    back to the client with a code
 * POST /token        code and PKCE verifier against an ID token
 * GET  /jwks         the public key
 * </pre>
 */
@NullMarked
package io.rialto.demo.provider;

import org.jspecify.annotations.NullMarked;
