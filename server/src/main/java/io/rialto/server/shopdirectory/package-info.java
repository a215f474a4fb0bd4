/**
 * The shop's customers, read from the shop itself: Magento's REST API, as an integration that may read and nothing else. For previews and
 * for accounts made ahead of the first launch; a launch never waits for it, for its ticket says all.
 *
 * <pre>
 * closed    --five failures, one after the other-->  open
 * open      --half a minute-->                       half open: one call is let through
 * half open --the shop answers-->                    closed
 * half open --it does not-->                         open
 * </pre>
 *
 * <p>Customers are handed on and forgotten. What is kept for a few minutes are names of groups, options, websites and stores.
 */
@NullMarked
package io.rialto.server.shopdirectory;

import org.jspecify.annotations.NullMarked;
