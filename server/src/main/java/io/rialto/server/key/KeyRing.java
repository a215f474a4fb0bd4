package io.rialto.server.key;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.Site.KeyKind;
import io.rialto.server.site.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A site's keys under one issuer.
 *
 * @param asked the kind that the site asked for when its current key was chosen
 * @param previous the one superseded last first
 * @param canaries services whose launches are signed with the next key already
 */
record KeyRing(
        KeyKind asked, SiteKey current, Optional<SiteKey> next, List<SiteKey> previous, Set<ServiceId> canaries) {

    /** Whose ring it is. */
    record Place(SiteId site, String issuer) {}

    KeyRing {
        previous = List.copyOf(previous);
    }

    /** Nothing when none of the keys is current: then nobody has looked since they were made by an older version. */
    static Optional<KeyRing> of(List<KeyRow> rows) {
        return rows.stream()
                .filter(row -> row.key().state() == SiteKey.State.CURRENT)
                .findFirst()
                .map(current -> {
                    Optional<SiteKey> next = only(rows, SiteKey.State.NEXT).findFirst();
                    return new KeyRing(
                            Optional.ofNullable(current.asked())
                                    .orElse(current.key().kind()),
                            current.key(),
                            next,
                            only(rows, SiteKey.State.PREVIOUS).toList(),
                            next.map(KeyRing::canaries).orElse(Set.of()));
                });
    }

    private static Stream<SiteKey> only(List<KeyRow> rows, SiteKey.State state) {
        return rows.stream().map(KeyRow::key).filter(key -> key.state() == state);
    }

    private static Set<ServiceId> canaries(SiteKey next) {
        return next.adoptions().stream()
                .filter(adoption -> adoption.canarySince() != null)
                .map(Adoption::service)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The key that signs what the service gets. */
    SiteKey signing(ServiceId service) {
        return next.isPresent() && canaries.contains(service) ? next.get() : current;
    }

    /** What services may trust, in the order in which they are shown. */
    List<SiteKey> published() {
        return Stream.concat(Stream.of(current), Stream.concat(next.stream(), previous.stream()))
                .toList();
    }
}
