package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.settings.Addresses;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applies sites and their services, in the transaction of the whole. */
@Component
class SiteApplication {

    private final SiteStore sites;
    private final ExternalServiceStore services;
    private final SigningKeys keys;

    SiteApplication(SiteStore sites, ExternalServiceStore services, SigningKeys keys) {
        this.sites = sites;
        this.services = services;
        this.keys = keys;
    }

    /** Sites whose issuer is known as production, and shall become something else. */
    List<Problem> problems(List<SitePart> parts) {
        return parts.stream()
                .filter(part -> part.site().environment() != Environment.PRODUCTION)
                .filter(part -> sites.bySlug(part.site().slug())
                        .map(OwnedSite::site)
                        .filter(this::speaksForProduction)
                        .isPresent())
                .map(part -> new Problem(
                        part.environment(),
                        "must stay production under this RIALTO_PUBLIC_URL, where services trust the site's key; give the"
                                + " server another RIALTO_PUBLIC_URL, or the site another slug"))
                .toList();
    }

    // A copy of production's database under another public URL has no key for that issuer yet, and may be anything.
    private boolean speaksForProduction(Site known) {
        return known.environment() == Environment.PRODUCTION
                && !Addresses.isPrivate(URI.create(known.issuer()).getHost())
                && keys.exist(known.id(), known.issuer());
    }

    Applied apply(OrganizationId owner, List<SitePart> parts, Applied before) {
        Applied applied = before;
        for (SitePart part : parts) {
            applied = apply(owner, part, applied);
        }
        return applied;
    }

    private Applied apply(OrganizationId owner, SitePart part, Applied before) {
        Applied applied = before.plus(sites.save(owner, part.site()));
        SiteId site = sites.bySlug(part.site().slug()).orElseThrow().site().id();
        int place = 0;
        for (ExternalServiceDraft service : part.services()) {
            applied = applied.plus(services.save(site, place++, service));
        }
        Set<String> named =
                part.services().stream().map(ExternalServiceDraft::slug).collect(Collectors.toSet());
        return applied.plusSwitchedOff(services.deactivateAllBut(site, named));
    }

    /** Sites that no organization of the file has become inactive. */
    Applied deactivateOthers(List<OrganizationPart> organizations, Applied before) {
        Set<String> named = organizations.stream()
                .flatMap(organization -> organization.sites().stream())
                .map(part -> part.site().slug())
                .collect(Collectors.toSet());
        return before.plusSwitchedOff(sites.deactivateAllBut(named));
    }
}
