/**
 * Reads JSON that strangers send: strictly, within limits, and never into anything but maps, lists and plain values; and what this
 * server wrote itself, however long. It knows nobody's fields.
 */
@NullMarked
package io.rialto.server.json;

import org.jspecify.annotations.NullMarked;
