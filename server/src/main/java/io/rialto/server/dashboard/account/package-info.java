/** What services still have to be told of customers, what failed of it, and trying it again. */
@NullMarked
package io.rialto.server.dashboard.account;

import org.jspecify.annotations.NullMarked;
