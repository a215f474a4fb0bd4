/** The steps of the database's history that plain SQL cannot say for both databases. The others are in the resources. */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
