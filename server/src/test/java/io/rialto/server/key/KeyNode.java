package io.rialto.server.key;

import static io.rialto.server.site.SiteFixtures.aStore;
import static io.rialto.server.site.SiteFixtures.aVault;
import static io.rialto.server.site.SiteFixtures.sites;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ServiceFixtures;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node has of keys, on a real database. It sees what others did when it refreshes, as the server does each second. */
final class KeyNode {

    final Sites sites;
    final Snapshots snapshots;
    final KeyRows rows;
    final Changes changes;
    final SigningKeys keys;
    final Rotation rotation;
    final MetadataReads reads;
    final KeyWatch watch;
    final List<Object> published = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    KeyNode(TestDatabase database, String publicUrl, Clock clock) {
        this(database, publicUrl, clock, Optional.empty(), 1);
    }

    /** @param vault another number is another secret key of the server */
    KeyNode(TestDatabase database, String publicUrl, Clock clock, Optional<Token> token, int vault) {
        SecureRandom random = new SecureRandom();
        TransactionTemplate transactions = database.transactions();
        Settings settings = new Variables(Map.of("RIALTO_PUBLIC_URL", publicUrl)::get).read();
        snapshots = new Snapshots(new Revision(database.jdbc()), Clock.systemUTC());
        sites = sites(database, publicUrl, snapshots);
        changes = new Changes(database.jdbc(), new Ids(random), clock);
        AdoptionRows adoptions = new AdoptionRows(database.jdbc(), clock);
        rows = new KeyRows(database.jdbc(), adoptions);
        KeyMoves moves = new KeyMoves(database.jdbc(), clock);
        PrivateKeys privateKeys = new PrivateKeys(aVault(vault), token, clock, random);
        Announcement announcement = new Announcement(new Revision(database.jdbc()), snapshots);
        KeySettlement settlement =
                new KeySettlement(transactions, announcement, aStore(database, publicUrl), privateKeys, rows, moves);
        KeyRings rings = new KeyRings(rows, settlement, snapshots);
        OpenedKeys opened = new OpenedKeys(rows, privateKeys);
        Promotion promotion =
                new Promotion(ServiceFixtures.services(database, snapshots), rings, opened, settings, clock);
        KeyTrail trail = new KeyTrail(changes, sites);
        keys = new StoredSigningKeys(sites, rings, rows, opened, adoptions);
        Orders orders = new Orders(
                rows,
                moves,
                new Retirement(rows, moves, opened, privateKeys),
                promotion,
                new ServiceOrders(adoptions, rows, promotion, trail),
                trail,
                adoptions,
                announcement,
                settings,
                clock);
        rotation = new Rotation(
                transactions, announcement, sites, rings, rows, moves, privateKeys, orders, promotion, trail, clock);
        reads = new MetadataReads(rings, promotion, rows, adoptions, trail, announcement, transactions);
        watch = new KeyWatch(sites, rings, rotation, moves, settings, clock, published::add, transactions, meters);
    }

    KeyNode refreshed() {
        snapshots.refresh();
        return this;
    }

    Site site(SiteId id) {
        return sites.byId(id).orElseThrow();
    }
}
