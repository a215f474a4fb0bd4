/**
 * What the environment says: every {@code RIALTO_…} variable, read once, checked at the start.
 *
 * <p>A bad value stops the start with one sentence that names the variable. A secret is never part of such a sentence.
 */
@NullMarked
package io.rialto.server.settings;

import org.jspecify.annotations.NullMarked;
