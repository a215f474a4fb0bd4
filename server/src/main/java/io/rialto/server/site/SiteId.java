package io.rialto.server.site;

import java.util.UUID;

/** Identifies a site for as long as it exists; renaming it does not change it. */
public record SiteId(UUID value) {}
