package io.rialto.server.site;

import java.util.Optional;

/** Finds sites. What it answers is at most two seconds old. Safe for use by many threads. */
public interface Sites {

    /** The site of that slug, active or not. */
    Optional<Site> bySlug(String slug);
}
