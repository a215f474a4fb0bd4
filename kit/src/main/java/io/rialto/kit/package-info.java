/** What an external service embeds to check a hand-off completely, and to find or create the account it is for. */
@NullMarked
package io.rialto.kit;

import org.jspecify.annotations.NullMarked;
