/**
 * A company's own OpenID Connect provider for its staff's sign-in, and the proof that the company owns the e-mail domains it
 * speaks for.
 *
 * <pre>
 * pending  --every domain carries the TXT value-->  verified
 * pending  --a domain does not exist, or nobody answers for too long-->  error
 * verified --the value is missing for longer than the grace-->  pending
 * any      --what the value stands for was changed-->  pending
 * </pre>
 *
 * <p>Disabled is no status: it can be set and taken back at any of them. A resolver's silence never costs anyone their sign-in.
 */
@NullMarked
package io.rialto.server.identityprovider;

import org.jspecify.annotations.NullMarked;
