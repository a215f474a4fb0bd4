package io.rialto.server.signin;

import io.rialto.server.organization.Membership;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.User;
import io.rialto.server.signin.attempt.Refusal;
import io.rialto.server.signin.enforcement.Enforcement;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which organizations somebody may enter who has proved who they are by themselves: with a password or a passkey. */
@Component
class Seating {

    private final Memberships memberships;
    private final Organizations organizations;
    private final Enforcement enforcement;

    Seating(Memberships memberships, Organizations organizations, Enforcement enforcement) {
        this.memberships = memberships;
        this.organizations = organizations;
        this.enforcement = enforcement;
    }

    /** What was found. */
    sealed interface Result {}

    /** @param brokenGlass what an owner enters although its provider is enforced */
    record Seated(OrganizationId first, List<Membership> brokenGlass) implements Result {}

    record Nowhere(Refusal reason) implements Result {}

    /** @param scope the only organization that it opens; empty: all of the user's */
    Result of(User user, Optional<OrganizationId> scope, boolean passkey) {
        List<Membership> opened = memberships.of(user.id()).stream()
                .filter(membership -> scope.isEmpty() || scope.get().equals(membership.organization()))
                .toList();
        List<Membership> admitted = opened.stream()
                .filter(membership -> enforcement.admits(of(membership), user, membership.role(), passkey))
                .toList();
        if (admitted.isEmpty()) {
            return new Nowhere(opened.isEmpty() ? Refusal.NO_MEMBERSHIP : Refusal.SSO_ENFORCED);
        }
        admitted.forEach(membership -> memberships.accept(membership.id()));
        return new Seated(
                admitted.getFirst().organization(),
                admitted.stream()
                        .filter(membership -> enforcement.binds(of(membership), user.email()))
                        .toList());
    }

    private Organization of(Membership membership) {
        return organizations.byId(membership.organization()).orElseThrow();
    }
}
