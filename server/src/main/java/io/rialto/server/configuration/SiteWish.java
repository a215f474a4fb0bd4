package io.rialto.server.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a site to be, before it is read.
 *
 * @param key the kind of its first signing key; absent: the usual one
 * @param definition a JSON object of the members that the configuration file has for a site, without those that stand here: store,
 *     brand, policy
 */
public record SiteWish(
        String slug,
        String name,
        String environment,
        boolean active,
        @Nullable String key,
        String definition) {

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "SiteWish[" + slug + "]";
    }
}
