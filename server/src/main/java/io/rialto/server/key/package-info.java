/** Keys and secrets: each site's own signing key and keyed hashes. */
@NullMarked
package io.rialto.server.key;

import org.jspecify.annotations.NullMarked;
