/**
 * A customer's way through shop, Rialto and service without a browser window. Each step says what happened and is held against
 * what must happen; the first one that differs ends the walk.
 */
@NullMarked
package io.rialto.demo.walk;

import org.jspecify.annotations.NullMarked;
