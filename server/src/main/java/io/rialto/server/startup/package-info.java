/**
 * How the server comes up: where it listens, under which certificate, whose forwarding headers count, and what is said when it
 * is ready or does not start.
 *
 * <p>Whoever starts a server that cannot run reads one sentence that names the variable to mend, never a stack trace.
 */
@NullMarked
package io.rialto.server.startup;

import org.jspecify.annotations.NullMarked;
