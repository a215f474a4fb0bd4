package io.rialto.server.setup;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.configuration.Saving;
import io.rialto.server.configuration.ServiceEditing;
import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The set-up links of organizations. It does not ask who may: the caller has. Safe for use by many threads and nodes. */
@Component
public class SetupLinks {

    /** How many a service can have that are good at the same time. */
    public static final int MOST = 20;

    private static final int TOKEN_BYTES = 32;

    private final SetupRows rows;
    private final ServiceEditing editing;
    private final Proposals proposals;
    private final Changes changes;
    private final TransactionTemplate transactions;
    private final KeyedHash hashes;
    private final Ids ids;
    private final SecureRandom random;
    private final Clock clock;

    SetupLinks(
            SetupRows rows,
            ServiceEditing editing,
            Proposals proposals,
            Changes changes,
            TransactionTemplate transactions,
            ServerSecrets secrets,
            Ids ids,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.editing = editing;
        this.proposals = proposals;
        this.changes = changes;
        this.transactions = transactions;
        this.hashes = new KeyedHash(secrets, "service-setup");
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** A link with what cannot be had again. */
    public record Made(SetupLink link, String token) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Made[" + link.id() + "]";
        }
    }

    public Optional<SetupLink> find(OrganizationId organization, String id) {
        return rows.byId(organization.value(), id);
    }

    public Found<SetupLink> search(OrganizationId organization, Search search) {
        return rows.search(organization.value(), search);
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    public void lock(SetupLink link) {
        editing.lock();
        rows.lock(link.id());
    }

    /** For a service that the API made; empty when it has {@link #MOST}. */
    public Optional<Made> create(OrganizationId organization, ExternalService service, Duration lifetime, Who who) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = now();
        SetupLink link = new SetupLink(
                ids.next(),
                organization.value(),
                service.siteId(),
                service.id(),
                who.value(),
                now,
                now.plus(lifetime),
                null,
                null,
                null,
                null,
                null);
        return Objects.requireNonNull(transactions.execute(status -> {
            editing.lock();
            if (rows.open(service.id(), now) >= MOST) {
                return Optional.<Made>empty();
            }
            rows.add(link, hashes.of(token));
            record(link, Event.CREATE, new Alterations().secret("url"), who);
            return Optional.of(new Made(link, token));
        }));
    }

    /** Whoever has it reads and gives nothing any more. */
    public SetupLink revoke(SetupLink link, Who who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            rows.lock(link.id());
            SetupLink present = rows.byId(link.organization(), link.id()).orElse(link);
            SetupLink after =
                    with(present, present.openedAt(), present.proposedAt(), present.acceptedAt(), now(), null);
            rows.save(after);
            record(link, Event.UPDATE, new Alterations().of("revoked_at", null, after.revokedAt()), who);
            return after;
        }));
    }

    /** Puts away what was proposed; whoever has the link can propose again. Empty when nothing is. */
    public Optional<SetupLink> refuse(SetupLink link, Who who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            rows.lock(link.id());
            SetupLink present = rows.byId(link.organization(), link.id()).orElse(link);
            if (present.proposal() == null || !present.isOpen(now())) {
                return Optional.<SetupLink>empty();
            }
            SetupLink after = with(present, present.openedAt(), null, present.acceptedAt(), null, null);
            rows.save(after);
            record(link, Event.UPDATE, new Alterations().of("proposed_at", present.proposedAt(), null), who);
            return Optional.of(after);
        }));
    }

    /** Writes what was proposed into the service, if it is right now too. */
    public Saving<SetupLink> accept(SetupLink link, Site site, ExternalService service, Who who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            editing.lock();
            rows.lock(link.id());
            SetupLink present = rows.byId(link.organization(), link.id()).orElse(link);
            String proposal = present.proposal();
            if (proposal == null || !present.isOpen(now())) {
                return new Saving.Refused<>("Nothing is proposed by this link, or it is over.");
            }
            ServiceEditing.Desk desk = new ServiceEditing.Desk(new OrganizationId(link.organization()), site, who);
            Saving<ServiceId> saving = editing.update(desk, service.id(), proposals.wish(service, proposal, true));
            return switch (saving) {
                case Saving.Saved<ServiceId>(ServiceId id, List<String> notices) ->
                    new Saving.Saved<>(accepted(present, who), notices);
                case Saving.Wrong<ServiceId>(var flaws) -> new Saving.Wrong<>(flaws);
                case Saving.Taken<ServiceId>(String slug) -> new Saving.Taken<>(slug);
                case Saving.Refused<ServiceId>(String why) -> new Saving.Refused<>(why);
                case Saving.Gone<ServiceId>() -> new Saving.Gone<>();
            };
        }));
    }

    private SetupLink accepted(SetupLink link, Who who) {
        SetupLink after = with(link, link.openedAt(), link.proposedAt(), now(), null, null);
        rows.save(after);
        record(link, Event.UPDATE, new Alterations().of("accepted_at", link.acceptedAt(), after.acceptedAt()), who);
        return after;
    }

    /** The link of that token, while it is good. */
    Optional<SetupLink> open(String token) {
        return rows.byToken(hashes.of(token)).filter(link -> link.isOpen(now()));
    }

    void opened(SetupLink link) {
        if (link.openedAt() != null) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            rows.lock(link.id());
            // It may have been revoked meanwhile.
            rows.byId(link.organization(), link.id())
                    .filter(present -> present.isOpen(now()))
                    .ifPresent(present -> rows.save(with(
                            present, now(), present.proposedAt(), present.acceptedAt(), null, present.proposal())));
        });
    }

    void proposed(SetupLink link, String proposal) {
        transactions.executeWithoutResult(status -> {
            rows.lock(link.id());
            // It may have been revoked meanwhile.
            rows.byId(link.organization(), link.id())
                    .filter(present -> present.isOpen(now()))
                    .ifPresent(present -> {
                        rows.save(with(present, present.openedAt(), now(), present.acceptedAt(), null, proposal));
                        record(link, Event.UPDATE, new Alterations().secret("proposal"), Who.SYSTEM);
                    });
        });
    }

    private static SetupLink with(
            SetupLink link,
            @Nullable Instant opened,
            @Nullable Instant proposed,
            @Nullable Instant accepted,
            @Nullable Instant revoked,
            @Nullable String proposal) {
        return new SetupLink(
                link.id(),
                link.organization(),
                link.site(),
                link.service(),
                link.createdBy(),
                link.createdAt(),
                link.expiresAt(),
                opened,
                proposed,
                accepted,
                revoked,
                proposal);
    }

    private void record(SetupLink link, Event event, Alterations alterations, Who who) {
        changes.record(new Subject(link.organization(), "setup_links", link.id()), event, alterations, who);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
