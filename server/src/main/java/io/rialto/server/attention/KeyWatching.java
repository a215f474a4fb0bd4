package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.key.Adoption;
import io.rialto.server.key.Rotation;
import io.rialto.server.key.SiteKey;
import io.rialto.server.key.Warning;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keys whose certificate ends, that could not be promoted, or that services do not trust yet. */
@Component
class KeyWatching implements Watch {

    private static final int MOST = Page.LARGEST;
    private static final long SOON = 7;

    private final Rotation rotation;
    private final SiteSearch sites;

    KeyWatching(Rotation rotation, SiteSearch sites) {
        this.rotation = rotation;
        this.sites = sites;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        Condition live = new Condition.Test("state", Predicate.IN, List.of("current", "next"));
        return rotation.search(organization, new Search(live, List.of(), new Page(1, MOST))).items().stream()
                .flatMap(key -> {
                    String site =
                            sites.find(organization, key.site()).map(Site::name).orElse("");
                    Where where = new Where(
                            "signing_keys",
                            key.id().value().toString(),
                            "sites/" + key.site().value());
                    return Stream.concat(
                            rotation.warnings(key).stream().map(warning -> warned(key, warning, site, where)),
                            unadopted(key, site, where));
                });
    }

    private static Attention warned(SiteKey key, Warning warning, String site, Where where) {
        boolean soon = warning.details().get("days_left") instanceof Long left && left <= SOON;
        return new Attention(
                "key_" + warning.code(),
                soon ? Severity.URGENT : Severity.WARNING,
                site + ": " + warning.sentence(),
                key.life().createdAt(),
                where);
    }

    private Stream<Attention> unadopted(SiteKey key, String site, Where where) {
        if (key.state() != SiteKey.State.NEXT) {
            return Stream.empty();
        }
        List<String> names = rotation.concerned(key).stream()
                .filter(service -> key.adoption(service.id()).state() == Adoption.State.UNKNOWN)
                .map(service -> service.name())
                .toList();
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of(new Attention(
                        "key_not_adopted",
                        Severity.NOTE,
                        site + ": the next signing key is not yet known to be trusted by " + String.join(", ", names)
                                + ". Give them its certificate, then confirm it.",
                        key.life().createdAt(),
                        where));
    }
}
