/** Fixtures that several tests of the demo share. */
@NullMarked
package io.rialto.demo;

import org.jspecify.annotations.NullMarked;
