/**
 * The resources of the API, one class each: what they hold, who may do what, and which feature does it. Features meet here for the
 * API as they do in {@code launch} for the outward door; nothing depends on this package.
 */
@NullMarked
package io.rialto.server.api;

import org.jspecify.annotations.NullMarked;
