/**
 * Trials of a provider: the way of a real sign-in, at whose end stands what was found at every point, and nobody is signed in.
 *
 * <pre>
 * begun   --the address is opened, once, by whoever began it-->  opened
 * opened  --the provider sends the browser back-->  ended, with findings
 * begun, opened  --ten minutes each-->  over
 * </pre>
 *
 * <p>Only whoever began one sees it. It is kept for a day, without a token or an address in it.
 */
@NullMarked
@NamedInterface("staff-trials")
package io.rialto.server.signin.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
