/**
 * Reads JSON that strangers send: strictly, within limits, and never into anything but maps, lists and plain values. It knows
 * nobody's fields.
 */
@NullMarked
package io.rialto.server.json;

import org.jspecify.annotations.NullMarked;
