package io.rialto.server.key;

import io.rialto.server.site.Site.KeyKind;
import org.jspecify.annotations.Nullable;

/**
 * A key as its row has it.
 *
 * @param asked of the current one: the kind that the site asked for when they were last compared
 */
record KeyRow(SiteKey key, @Nullable KeyKind asked) {}
