package io.rialto.server.pairing;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.PairedShops;
import io.rialto.server.site.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One-time codes: made, found, taken back. Writing happens in the caller's transaction. */
@Component
public class ShopPairings {

    /** How long a code is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);
    /** Every key is tried on every ticket that none before it opened. */
    public static final int MOST = 5;

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String TYPE = "shop_pairings";

    private final PairingRows rows;
    private final PairingCodes codes;
    private final PairedShops shops;
    private final Revision revision;
    private final Changes audit;
    private final Ids ids;
    private final Clock clock;

    ShopPairings(
            PairingRows rows,
            PairingCodes codes,
            PairedShops shops,
            Revision revision,
            Changes audit,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.shops = shops;
        this.revision = revision;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param code to be shown once; nothing of it can be read later */
    public record Made(ShopPairing pairing, String code) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "Made[" + pairing.id() + "]";
        }
    }

    public Optional<ShopPairing> find(OrganizationId organization, String id) {
        return rows.byId(organization.value(), id);
    }

    public Found<ShopPairing> search(OrganizationId organization, Search search) {
        return rows.search(organization.value(), search);
    }

    /** Whoever pairs or makes codes waits until the transaction ends. */
    public void lock() {
        revision.lock();
    }

    /** A code for the organization's site; none when there are too many already. */
    public Optional<Made> create(OrganizationId organization, SiteId site, Who who) {
        lock();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        rows.forgetExpired(site, now.minus(REMEMBERED));
        long alive = rows.of(site).stream()
                .filter(row -> row.pairing().state(now) != ShopPairing.State.EXPIRED)
                .count();
        if (alive >= MOST) {
            return Optional.empty();
        }
        ShopPairing pairing =
                new ShopPairing(ids.next(), organization.value(), site, who.value(), now, now.plus(LIFE), null, null);
        String code = codes.next();
        rows.add(pairing, codes.hash(site, code));
        audit.record(
                subject(pairing),
                Event.CREATE,
                new Alterations().of("site_id", null, site.value()).secret("code"),
                who);
        return Optional.of(new Made(pairing, code));
    }

    /** The code opens nothing any more, nor does the key of the shop that used it. */
    public boolean delete(ShopPairing pairing, Who who) {
        lock();
        if (!rows.delete(pairing.organization(), pairing.id())) {
            return false;
        }
        shops.remove(pairing.id());
        revision.advance();
        audit.record(subject(pairing), Event.DESTROY, new Alterations().of("base_url", pairing.baseUrl(), null), who);
        return true;
    }

    void paired(ShopPairing pairing, String baseUrl) {
        audit.record(
                subject(pairing),
                Event.UPDATE,
                new Alterations().of("base_url", null, baseUrl).secret("ticket_key"),
                Who.SYSTEM);
    }

    private static Subject subject(ShopPairing pairing) {
        return new Subject(pairing.organization(), TYPE, pairing.id());
    }
}
