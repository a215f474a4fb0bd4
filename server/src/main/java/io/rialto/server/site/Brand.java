package io.rialto.server.site;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the site's pages look to its customers.
 *
 * @param name shown to customers; the site's name when none was given
 * @param color the accent as {@code #rrggbb}
 * @param supportUrl where a customer finds help
 */
public record Brand(
        String name, @Nullable String color, @Nullable URI supportUrl) {}
