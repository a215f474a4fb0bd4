/**
 * The one database: where it is, how it comes to its present shape, and how nodes learn that another one changed it.
 *
 * <p>Embedded H2 in the data folder, or PostgreSQL 15 and later. One Flyway history and the same SQL for both. Tables belong to
 * the packages that read them; the only one that belongs here is {@code revision}.
 */
@NullMarked
package io.rialto.server.database;

import org.jspecify.annotations.NullMarked;
