package io.rialto.server.organization;

import io.rialto.server.audit.Who;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes who belongs to an organization and as what; one change of an organization at a time, so that two owners who leave at
 * once do not leave it without one. It does not ask who may: the caller has.
 */
@Component
public class Roster {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Memberships memberships;
    private final MembershipRows rows;

    Roster(JdbcClient jdbc, TransactionTemplate transactions, Memberships memberships, MembershipRows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.memberships = memberships;
        this.rows = rows;
    }

    /** What a change came to. */
    public sealed interface Outcome {

        record Done(Membership membership) implements Outcome {}

        /** Nothing changed: the organization would be without an owner. */
        record LastOwner() implements Outcome {}

        /** Nothing changed: the membership does not count any more, or never did. */
        record Gone() implements Outcome {}

        /** Nothing changed: they are a member already. */
        record Already(Membership membership) implements Outcome {}
    }

    /** Makes the user a member ahead of their first sign-in; who has signed in before is one at once. One that ended begins again. */
    public Outcome invite(OrganizationId organization, UserId user, Role role, Who who) {
        return alone(organization, () -> {
            Optional<Membership> known = memberships.of(user, organization);
            if (known.filter(Membership::active).isPresent()) {
                return new Outcome.Already(known.get());
            }
            return new Outcome.Done(
                    known.isPresent()
                            ? rows.revive(known.get(), role, false, who)
                            : memberships.add(organization, user, role, false, rows.signsIn(user), who));
        });
    }

    public Outcome changeRole(OrganizationId organization, MembershipId id, Role role, Who who) {
        return alone(organization, () -> {
            Membership known = memberships.byId(organization, id).orElse(null);
            if (known == null) {
                return new Outcome.Gone();
            }
            if (known.role() == Role.OWNER && role != Role.OWNER && isLastOwner(known)) {
                return new Outcome.LastOwner();
            }
            return new Outcome.Done(rows.write(known, role, known.fromFile(), who));
        });
    }

    /** The membership counts no more, whatever its user signs in with. */
    public Outcome end(OrganizationId organization, MembershipId id, Who who) {
        return alone(organization, () -> {
            Membership known = memberships.byId(organization, id).orElse(null);
            if (known == null) {
                return new Outcome.Gone();
            }
            if (known.role() == Role.OWNER && isLastOwner(known)) {
                return new Outcome.LastOwner();
            }
            return new Outcome.Done(rows.end(known, who));
        });
    }

    /** The new owner must be a member who has signed in; the one before becomes an administrator. */
    public Outcome transfer(OrganizationId organization, UserId from, UserId to, Who who) {
        return alone(organization, () -> {
            Membership former = counting(from, organization).orElse(null);
            Membership next = counting(to, organization)
                    .filter(member -> !member.pending())
                    .orElse(null);
            if (former == null || next == null || former.role() != Role.OWNER) {
                return new Outcome.Gone();
            }
            if (from.equals(to)) {
                return new Outcome.Already(next);
            }
            Membership owner = rows.write(next, Role.OWNER, next.fromFile(), who);
            rows.write(former, Role.ADMIN, former.fromFile(), who);
            return new Outcome.Done(owner);
        });
    }

    /** Reference, reference origin and metadata. */
    public Outcome annotate(OrganizationId organization, MembershipId id, Notes notes, Who who) {
        return alone(organization, () -> {
            Membership known = memberships.byId(organization, id).orElse(null);
            if (known == null) {
                return new Outcome.Gone();
            }
            return new Outcome.Done(rows.annotate(known, notes, who));
        });
    }

    private Outcome alone(OrganizationId organization, Supplier<Outcome> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            lock(organization);
            return change.get();
        }));
    }

    /** Keeps others from changing the organization and its memberships until the caller's transaction ends. */
    public void lock(OrganizationId organization) {
        jdbc.sql("select slug from organization where id = :id for update")
                .param("id", organization.value())
                .query(String.class)
                .single();
    }

    private Optional<Membership> counting(UserId user, OrganizationId organization) {
        return memberships.of(user, organization).filter(Membership::active);
    }

    private boolean isLastOwner(Membership leaving) {
        return memberships.of(leaving.organization()).stream()
                .filter(other -> other.role() == Role.OWNER && !other.pending())
                .allMatch(other -> other.id().equals(leaving.id()));
    }
}
