/** The server: one package per feature. Features meet in {@code launch}. */
@NullMarked
package io.rialto.server;

import org.jspecify.annotations.NullMarked;
