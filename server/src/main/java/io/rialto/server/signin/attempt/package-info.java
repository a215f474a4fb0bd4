/**
 * What became of each attempt to sign in: a reason for every refusal, one row in the database, one line in the log.
 *
 * <p>The stranger reads a sentence and a remedy, the log gets key=value, members of the organization see what was expected and what
 * came where that is harmless. An e-mail address, a token or a code is in none of them.
 */
@NullMarked
@NamedInterface("staff-attempts")
package io.rialto.server.signin.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
