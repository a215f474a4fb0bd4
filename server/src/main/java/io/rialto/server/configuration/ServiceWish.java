package io.rialto.server.configuration;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a service to be, before it is read.
 *
 * @param definition a JSON object of the members that the configuration file has for a service, without those that stand here
 */
public record ServiceWish(
        String slug, String name, @Nullable String preset, boolean active, String definition) {

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "ServiceWish[" + slug + "]";
    }
}
