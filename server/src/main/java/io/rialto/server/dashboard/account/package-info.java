/**
 * Accounts at services, and customers there: what services still have to be told, what failed of it, runs that make accounts before their
 * customers come, new addresses that somebody has to take to a service, and what services were told of who left. A customer's id of the
 * shop is in no address of these pages.
 */
@NullMarked
package io.rialto.server.dashboard.account;

import org.jspecify.annotations.NullMarked;
