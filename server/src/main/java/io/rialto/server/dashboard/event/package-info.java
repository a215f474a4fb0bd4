/** What happened in the organization: who changed what, whether the log is as it was written, and the log to take along. */
@NullMarked
package io.rialto.server.dashboard.event;

import org.jspecify.annotations.NullMarked;
