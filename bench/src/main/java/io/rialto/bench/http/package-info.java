/**
 * Whole launches over HTTP, from a fresh ticket to the page that posts the assertion, as a share of what the same core can sign.
 *
 * <p>The server has one core to itself and so has the raw signing it is compared with, in turns, within one run. The generator
 * and the database have the other core; what they used is reported.
 */
@NullMarked
package io.rialto.bench.http;

import org.jspecify.annotations.NullMarked;
