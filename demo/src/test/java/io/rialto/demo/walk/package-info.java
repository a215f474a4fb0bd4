/** The walk notices when something on the way is not as it must be. */
@NullMarked
package io.rialto.demo.walk;

import org.jspecify.annotations.NullMarked;
