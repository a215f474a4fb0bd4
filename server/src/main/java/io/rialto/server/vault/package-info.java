/**
 * Keeps secrets at rest under the server's secret key, which is not in the database.
 *
 * <p>A server that finds a database sealed under another key refuses to start: it never makes new secrets in place of those it
 * cannot read.
 */
@NullMarked
package io.rialto.server.vault;

import org.jspecify.annotations.NullMarked;
