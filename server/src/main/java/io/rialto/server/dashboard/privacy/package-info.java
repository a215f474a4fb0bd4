/**
 * What each service is told of customers, and from where: a map of data for whoever has to answer for it.
 *
 * <pre>
 * GET privacy                a page that can be printed
 * GET privacy/{id}/map.csv   a service's map, for spreadsheets
 * </pre>
 */
@NullMarked
package io.rialto.server.dashboard.privacy;

import org.jspecify.annotations.NullMarked;
