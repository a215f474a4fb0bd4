/**
 * Keys and secrets: each site's own signing key and keyed hashes.
 *
 * <p>A private key rests sealed in the database, or never leaves a PKCS #11 token: the row then has its name in the token.
 *
 * <p>Never: another key in place of one that cannot be opened.
 */
@NullMarked
package io.rialto.server.key;

import org.jspecify.annotations.NullMarked;
