/**
 * The page of a set-up link: for whoever looks after a service elsewhere, without an account here.
 *
 * <pre>
 * GET  /connect/{token}   what to type on the service's side, what to give, and how far it is
 * POST /connect/{token}   proposes: 303 to the page, or the page again with what is wrong
 * </pre>
 *
 * <p>Whoever has no link that is good gets one notice, whatever the reason. Never: the token in a log, a secret on a page, anything of the
 * service that its own side does not know or did not give.
 */
@NullMarked
package io.rialto.server.connect;

import org.jspecify.annotations.NullMarked;
