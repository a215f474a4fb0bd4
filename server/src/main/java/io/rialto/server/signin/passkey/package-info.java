/**
 * Passkeys of the staff: Web Authentication Level 3, both ceremonies, and the public keys that are kept.
 *
 * <pre>
 * offered   a challenge is made, kept as a hash, good once and for five minutes
 * answered  the browser's answer names the challenge; it is used up, then everything that it signed is checked
 * kept      or refused with a reason
 * </pre>
 *
 * <p>The person is always verified by the authenticator (a finger, a face, a PIN); where it was made is not asked. A passkey opens
 * what the session that made it was for, and nothing else.
 */
@NamedInterface("passkeys")
@NullMarked
package io.rialto.server.signin.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
