/**
 * Shows a merchant that nothing of a customer stays on this server, and signs it: customers who do not exist, with names that nobody
 * else has, are launched through the same code as anybody; then everything that is kept is read for these names.
 *
 * <pre>
 * running -> done      everything was read; it says what was found, and a statement is signed
 *         -> failed    it could not begin, or broke off
 * </pre>
 *
 * <p>Read is every column of every table, page by page, and every line that the log got meanwhile; searched is each name in the forms of
 * {@link io.rialto.server.canary.Form}. A run is a job: it outlasts restarts by beginning anew, since its names are nowhere but in the
 * memory of the node that made them.
 *
 * <p>Never: two runs of an organization at a time; a value that was read. A report has places and counts.
 */
@NullMarked
package io.rialto.server.canary;

import org.jspecify.annotations.NullMarked;
