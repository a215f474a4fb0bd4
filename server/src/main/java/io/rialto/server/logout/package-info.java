/**
 * What became of customers' logouts: at each service one line, written once, when nothing more is to come. A logout that ends in the
 * browser is written as it ends; one that a browser never came back from, when its time is over. Nobody's name or hash is in it.
 * How services are told is the protocols' own.
 */
@NullMarked
package io.rialto.server.logout;

import org.jspecify.annotations.NullMarked;
