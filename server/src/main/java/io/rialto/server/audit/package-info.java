/**
 * What was changed in an organization, by whom and when: the {@code versions} of the API. It is only ever added to, in the
 * transaction of the change itself, by the store that makes the change.
 *
 * <p>It never holds a secret: of those it knows that they changed. It knows other packages' things by type and id alone.
 */
@NullMarked
package io.rialto.server.audit;

import org.jspecify.annotations.NullMarked;
