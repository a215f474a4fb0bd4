/**
 * The staff's door to the dashboard.
 *
 * <pre>
 * GET  /login, POST /login                 e-mail address and password
 * GET  /login/sso                          the provider's name, or one's e-mail address
 * POST /users/auth/openid                  302 to the provider: state, nonce, PKCE
 * GET  /users/auth/openid/callback         code, token, ID token, e-mail domain, member, session: 302 to /dashboard
 * GET  /setup/{token}, POST                the first owner, once
 * POST /logout
 * </pre>
 *
 * <p>Spring Security guards exactly these paths; the door for customers and the API never pass it. Whatever goes no further ends on
 * {@code /login?error=…} with a sentence, a remedy and a reference. Nobody enters by a provider whose domains are not proved, and no
 * token, secret or address is logged or kept.
 */
@NullMarked
package io.rialto.server.signin;

import org.jspecify.annotations.NullMarked;
