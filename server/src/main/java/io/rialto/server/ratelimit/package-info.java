/**
 * How often somebody may do something: sliding windows, counted on this node, in memory that has an end. It knows no HTTP, and not
 * what it counts.
 */
@NullMarked
package io.rialto.server.ratelimit;

import org.jspecify.annotations.NullMarked;
