/** A service that trusts through the kit lets in whom it may, makes each account once, and says why it refuses. */
@NullMarked
package io.rialto.demo.rewards;

import org.jspecify.annotations.NullMarked;
