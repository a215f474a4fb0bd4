/**
 * What somebody looks for in a list: conditions on attributes, an order and a page, and the SQL for them. Every store has its own
 * {@link io.rialto.server.search.Columns}; what is not in there cannot be asked for, and nothing that a stranger wrote becomes part
 * of a statement's text. It knows no HTTP.
 *
 * @see <a href="https://activerecord-hackery.github.io/ransack/getting-started/search-matches/">the predicates</a>
 */
@NullMarked
package io.rialto.server.search;

import org.jspecify.annotations.NullMarked;
