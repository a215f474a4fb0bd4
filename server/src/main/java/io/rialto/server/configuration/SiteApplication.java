package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.Origin;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.database.Change;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.ServiceDefinitions;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.settings.Addresses;
import io.rialto.server.site.ManagedBy;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.Site.Environment;
import io.rialto.server.site.SiteDefinitions;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.Written;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Applies sites and their services, in the transaction of the whole. */
@Component
class SiteApplication {

    private final SiteStore sites;
    private final ExternalServiceStore services;
    private final SiteDefinitions siteDefinitions;
    private final ServiceDefinitions definitions;
    private final SigningKeys keys;

    SiteApplication(
            SiteStore sites,
            ExternalServiceStore services,
            SiteDefinitions siteDefinitions,
            ServiceDefinitions definitions,
            SigningKeys keys) {
        this.sites = sites;
        this.services = services;
        this.siteDefinitions = siteDefinitions;
        this.definitions = definitions;
        this.keys = keys;
    }

    /** What the database does not allow; empty when all of it can be applied. */
    List<Problem> problems(List<SitePart> parts) {
        return Stream.of(environments(parts).stream(), madeByTheApi(parts))
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<Problem> madeByTheApi(List<SitePart> parts) {
        List<SiteId> made = siteDefinitions.managed(ManagedBy.API);
        return parts.stream().flatMap(part -> {
            Optional<SiteId> known =
                    sites.bySlug(part.site().slug()).map(owned -> owned.site().id());
            return known.filter(made::contains).isPresent()
                    ? Stream.of(
                            new Problem(
                                    part.origin().place(),
                                    "has the slug of a site that was made by the API: change that one there, or choose another slug"))
                    : known.stream().flatMap(site -> servicesMadeByTheApi(site, part));
        });
    }

    private Stream<Problem> servicesMadeByTheApi(SiteId site, SitePart part) {
        List<ExternalService> made = madeByTheApi(site);
        return IntStream.range(0, part.services().size()).boxed().flatMap(at -> {
            ExternalServiceDraft draft = part.services().get(at);
            Place place = part.origins().get(at).place();
            return made.stream().flatMap(other -> clash(draft, other)).map(text -> new Problem(place, text));
        });
    }

    private static Stream<String> clash(ExternalServiceDraft draft, ExternalService other) {
        if (draft.slug().equals(other.slug())) {
            return Stream.of(
                    "has the slug of a service that was made by the API: change that one there, or choose another slug");
        }
        return draft.protocol() instanceof Oidc oidc
                        && other.protocol() instanceof Oidc its
                        && oidc.clientId().equals(its.clientId())
                ? Stream.of("has the client_id of the service " + other.slug() + ", which was made by the API")
                : Stream.empty();
    }

    private List<ExternalService> madeByTheApi(SiteId site) {
        return definitions.managed(site, ManagedBy.API).stream()
                .flatMap(id -> services.byId(id).stream())
                .toList();
    }

    /** Sites whose issuer is known as production, and shall become something else. */
    private List<Problem> environments(List<SitePart> parts) {
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
        Change change = sites.save(owner, part.site());
        SiteId site = sites.bySlug(part.site().slug()).orElseThrow().site().id();
        Change told = siteDefinitions.save(
                site, new Written(ManagedBy.FILE, part.origin().definition()));
        Applied applied = before.plus(both(change, told));
        int place = 0;
        for (ExternalServiceDraft service : part.services()) {
            Origin origin = part.origins().get(place);
            Change saved = services.save(site, place++, service);
            ServiceId id = services.idOf(site, service.slug()).orElseThrow();
            applied = applied.plus(both(saved, definitions.save(id, new Written(ManagedBy.FILE, origin.definition()))));
        }
        Set<String> named = Stream.concat(
                        part.services().stream().map(ExternalServiceDraft::slug),
                        madeByTheApi(site).stream().map(ExternalService::slug))
                .collect(Collectors.toSet());
        return applied.plusSwitchedOff(services.deactivateAllBut(site, named));
    }

    // Written anew where an earlier release wrote it: nobody sees a difference.
    private static Change both(Change what, Change origin) {
        return what == Change.NONE && origin == Change.ALTERED ? Change.ALTERED : what;
    }

    /** Sites that no organization of the file has become inactive, unless the API made them. */
    Applied deactivateOthers(List<OrganizationPart> organizations, Applied before) {
        Set<String> named = organizations.stream()
                .flatMap(organization -> organization.sites().stream())
                .map(part -> part.site().slug())
                .collect(Collectors.toCollection(HashSet::new));
        List<SiteId> made = siteDefinitions.managed(ManagedBy.API);
        sites.all().stream()
                .map(OwnedSite::site)
                .filter(site -> made.contains(site.id()))
                .forEach(site -> named.add(site.slug()));
        return before.plusSwitchedOff(sites.deactivateAllBut(named));
    }
}
