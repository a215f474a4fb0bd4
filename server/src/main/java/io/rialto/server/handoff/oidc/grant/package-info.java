/**
 * What a login gave a service: a code, and what was made of it.
 *
 * <pre>
 * code    60 s    redeemed once; again: the whole grant is gone
 * access  minutes opens what userinfo answers
 * refresh weeks   good once, makes the next one; again: the whole grant is gone
 * </pre>
 *
 * <p>Each is 256 random bits that only its bearer has. The database knows a hash, by which it is found, and a text sealed under a key
 * made of the value: whoever has the database, and the server's secret key with it, reads nothing about a customer.
 */
@NullMarked
@NamedInterface("oidc-grant")
package io.rialto.server.handoff.oidc.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
