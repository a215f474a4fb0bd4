/**
 * SAML 2.0 messages: written as canonical XML in one pass, signed without a DOM, and read back with a verifier that trusts
 * nothing it was not told to trust.
 *
 * <p>This package never opens a connection, never reads a clock and never takes a key out of a message.
 */
@NullMarked
package io.rialto.saml;

import org.jspecify.annotations.NullMarked;
