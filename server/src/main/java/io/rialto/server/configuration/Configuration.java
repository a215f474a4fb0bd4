package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.site.SiteDraft;
import java.util.List;

/**
 * A configuration file without an error.
 *
 * @param notices what it says beyond what this release offers, a sentence each
 */
record Configuration(List<OrganizationPart> organizations, List<String> notices) {

    record OrganizationPart(String slug, String name, Plan plan, List<SitePart> sites) {}

    record SitePart(SiteDraft site, List<ExternalServiceDraft> services) {}
}
