/** How long a backlog of unproved domains takes, and what a new provider notices of it. */
@NullMarked
package io.rialto.bench.dns;

import org.jspecify.annotations.NullMarked;
