package io.rialto.server.site;

import io.rialto.server.organization.OrganizationId;

/** A site and the organization it belongs to. */
public record OwnedSite(OrganizationId owner, Site site) {}
