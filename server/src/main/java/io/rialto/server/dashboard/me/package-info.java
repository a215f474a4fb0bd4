/**
 * One's own page, {@code /me}: where one is signed in, passkeys, the password.
 *
 * <pre>
 * GET  /me
 * POST /me/sessions/{id}/end, /me/sessions/end-all
 * POST /me/password
 * GET  /me/passkeys/new, POST                       what the browser is asked for, and its answer
 * POST /me/passkeys/{id}/rename, /me/passkeys/{id}/delete
 * </pre>
 *
 * <p>What is made here opens no more than the session that makes it.
 */
@NullMarked
package io.rialto.server.dashboard.me;

import org.jspecify.annotations.NullMarked;
