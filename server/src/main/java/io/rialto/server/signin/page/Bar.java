package io.rialto.server.signin.page;

import io.rialto.server.organization.Organization;
import io.rialto.server.signin.session.Seat;
import io.rialto.server.signin.session.SignedIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the content of a page for staff.
 *
 * @param organization whose page it is; absent: one's own
 * @param readOnly why nothing can be changed there; absent: it can
 * @param areas of that organization
 * @param others where else one belongs
 */
record Bar(
        String person,
        @Nullable String organization,
        @Nullable String readOnly,
        List<Entry> areas,
        List<Entry> others) {

    /** @param here whether it is the one that is open */
    record Entry(String label, String path, boolean here) {}

    static Bar of(SignedIn signedIn, @Nullable Seat seat, String here, List<Area> areas, Instant now) {
        return new Bar(
                Words.of(signedIn.user()),
                seat == null ? null : seat.organization().name(),
                seat == null ? null : readOnly(seat.organization(), now),
                Optional.ofNullable(seat).stream()
                        .flatMap(at -> areas.stream()
                                .sorted(Comparator.comparingInt(Area::order))
                                .map(area -> new Entry(
                                        area.label(),
                                        area.path(at.organization().slug()),
                                        area.key().equals(here))))
                        .toList(),
                signedIn.seats().stream()
                        .filter(other -> seat == null || !other.organization().equals(seat.organization()))
                        .map(other -> new Entry(
                                other.organization().name(),
                                "/dashboard/" + other.organization().slug(),
                                false))
                        .toList());
    }

    private static @Nullable String readOnly(Organization organization, Instant now) {
        return organization.subscription().isOver(now) ? Words.ofTheEnd(organization.subscription()) : null;
    }
}
