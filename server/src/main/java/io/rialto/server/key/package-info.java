/** Keys and secrets: each site's own signing key, the vault that keeps secrets at rest, and keyed hashes. */
@NullMarked
package io.rialto.server.key;

import org.jspecify.annotations.NullMarked;
