package io.rialto.server.organization;

import java.util.UUID;

/** Identifies an organization for as long as it exists. */
public record OrganizationId(UUID value) {}
