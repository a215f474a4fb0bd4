/**
 * What launches bring, in numbers: how many customers entered, how many did so for the first time, what went wrong and why, and how
 * many forms nobody had to fill in, over a day, a week or a month.
 *
 * <p>It counts rows that are kept anyway; a launch pays nothing for it. It knows services and numbers, never a customer.
 */
@NullMarked
package io.rialto.server.statistics;

import org.jspecify.annotations.NullMarked;
