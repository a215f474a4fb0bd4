package io.rialto.server.organization;

import io.rialto.server.audit.Who;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The members that the configuration file names. Used within the transaction that applies the file. */
@Component
public class FileRoster {

    private final Memberships memberships;
    private final MembershipRows rows;

    FileRoster(Memberships memberships, MembershipRows rows) {
        this.memberships = memberships;
        this.rows = rows;
    }

    /**
     * The configuration file names the user: they are a member with that role, whatever was before.
     *
     * @return whether it had an effect
     */
    public boolean name(OrganizationId organization, UserId user, Role role) {
        Membership known = memberships.of(user, organization).orElse(null);
        if (known == null) {
            memberships.join(organization, user, role, true);
            return true;
        }
        if (known.active() && known.fromFile() && known.role() == role) {
            return false;
        }
        if (known.active()) {
            rows.write(known, role, true, Who.FILE);
        } else {
            rows.revive(known, role, true, Who.FILE);
        }
        return true;
    }

    /**
     * Ends the memberships that the configuration file made and names no more.
     *
     * @return how many
     */
    public int endAllBut(OrganizationId organization, Set<UserId> named) {
        List<Membership> gone = memberships.of(organization).stream()
                .filter(Membership::fromFile)
                .filter(membership -> !named.contains(membership.user()))
                .toList();
        gone.forEach(membership -> rows.end(membership, Who.FILE));
        return gone.size();
    }
}
