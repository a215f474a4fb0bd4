/**
 * Who is signed in, in a table of our own: the browser holds 32 random bytes, the table their SHA-256, so whoever reads the database
 * enters nowhere.
 *
 * <p>A session ends after twelve hours, after an hour without use, when it is ended by hand, and at the next request on any node once
 * its user, their membership or the provider it came by is gone or disabled. A session by single sign-on counts for the provider's
 * organization only. The secret changes at every sign-in.
 */
@NamedInterface("staff-session")
@NullMarked
package io.rialto.server.signin.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
