package io.rialto.server.pairing;

import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.pairing.PairingAnswer.Paired;
import io.rialto.server.pairing.PairingAnswer.Refused;
import io.rialto.server.pairing.PairingRows.Row;
import io.rialto.server.ratelimit.RateLimit;
import io.rialto.server.ratelimit.Ruling;
import io.rialto.server.ratelimit.Window;
import io.rialto.server.site.PairedShop;
import io.rialto.server.site.PairedShops;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteStore;
import io.rialto.server.site.TicketKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Exchanges a code for a key. Guessing is limited by client and by site; whoever showed a good code has made no guess. */
@Component
class PairingDesk {

    private final PairingRows rows;
    private final ShopPairings pairings;
    private final PairingCodes codes;
    private final ShopAddress addresses;
    private final SiteStore sites;
    private final PairedShops shops;
    private final Revision revision;
    private final Snapshots snapshots;
    private final TransactionTemplate transactions;
    private final SecureRandom random;
    private final Clock clock;
    private final RateLimit byClient;
    private final RateLimit bySite;

    @SuppressWarnings("TooManyParameters") // it is where a code, a key, a site and the database meet
    PairingDesk(
            PairingRows rows,
            ShopPairings pairings,
            PairingCodes codes,
            ShopAddress addresses,
            SiteStore sites,
            PairedShops shops,
            Revision revision,
            Snapshots snapshots,
            TransactionTemplate transactions,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.pairings = pairings;
        this.codes = codes;
        this.addresses = addresses;
        this.sites = sites;
        this.shops = shops;
        this.revision = revision;
        this.snapshots = snapshots;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
        this.byClient =
                new RateLimit(clock, new Window(10, Duration.ofMinutes(1)), new Window(60, Duration.ofHours(1)));
        this.bySite = new RateLimit(clock, new Window(120, Duration.ofMinutes(1)));
    }

    /** @param client who sent it, as far as the network tells */
    PairingAnswer exchange(byte[] body, Site seen, String client) {
        Optional<Refused> limited = limited(byClient, client).or(() -> limited(bySite, seen.slug()));
        if (limited.isPresent()) {
            return limited.get();
        }
        Optional<PairingRequest> request = PairingRequest.read(body);
        if (request.isEmpty()) {
            return new Refused(PairingRefusal.MALFORMED);
        }
        PairingAnswer answer = transactions.execute(transaction -> exchange(request.get(), seen));
        if (answer instanceof Paired) {
            snapshots.refresh();
            byClient.forget(client);
        }
        return answer;
    }

    /** Of a request that proved nothing, so anybody could send it. */
    PairingAnswer unproven(PairingRefusal why, String client) {
        return limited(byClient, client).orElseGet(() -> new Refused(why));
    }

    private PairingAnswer exchange(PairingRequest request, Site seen) {
        revision.lock();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // As it is under the lock: another node may have paired it meanwhile.
        Site site = sites.bySlug(seen.slug()).orElseThrow().site();
        Optional<Row> row = matching(site, request.code());
        if (row.isEmpty()) {
            return new Refused(PairingRefusal.WRONG_CODE);
        }
        ShopPairing pairing = row.get().pairing();
        return switch (pairing.state(now)) {
            case PAIRED -> new Refused(PairingRefusal.USED_CODE);
            case EXPIRED -> new Refused(PairingRefusal.EXPIRED_CODE);
            case WAITING ->
                switch (addresses.of(request.baseUrl(), site)) {
                    case ShopAddress.Unfit(PairingRefusal why) -> new Refused(why);
                    case ShopAddress.Fit(URI baseUrl) -> paired(pairing, baseUrl, now);
                };
        };
    }

    /** All of them are looked at, whichever it is, and each in constant time. */
    private Optional<Row> matching(Site site, String code) {
        byte[] hash = codes.hash(site.id(), code).getBytes(StandardCharsets.US_ASCII);
        Optional<Row> found = Optional.empty();
        for (Row row : rows.of(site.id())) {
            if (MessageDigest.isEqual(hash, row.code().getBytes(StandardCharsets.US_ASCII))) {
                found = Optional.of(row);
            }
        }
        return found;
    }

    private PairingAnswer paired(ShopPairing pairing, URI baseUrl, Instant now) {
        if (!rows.use(pairing.id(), baseUrl, now)) {
            return new Refused(PairingRefusal.USED_CODE);
        }
        byte[] bytes = new byte[TicketKey.BYTES];
        random.nextBytes(bytes);
        TicketKey key = TicketKey.of(bytes);
        shops.add(new PairedShop(pairing.id(), pairing.site(), key, baseUrl, now));
        pairings.paired(pairing, baseUrl.toString());
        revision.advance();
        return new Paired(key);
    }

    private static Optional<Refused> limited(RateLimit limit, String key) {
        return switch (limit.take(key)) {
            case Ruling.Allowed allowed -> Optional.empty();
            case Ruling.Refused refused ->
                Optional.of(new Refused(PairingRefusal.TOO_MANY, OptionalLong.of(refused.retryAfterSeconds())));
        };
    }
}
