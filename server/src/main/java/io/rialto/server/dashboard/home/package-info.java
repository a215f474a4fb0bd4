/** The first page of an organization: what launches bring, what needs attention, and how to begin. */
@NullMarked
package io.rialto.server.dashboard.home;

import org.jspecify.annotations.NullMarked;
