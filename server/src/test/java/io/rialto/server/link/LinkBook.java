package io.rialto.server.link;

import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.Signers;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.vault.ServerSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node's ledger of links, which a test reads when everything is written. */
public final class LinkBook {

    private final LinkWriter writer;
    private final Links links;
    private final Endings endings;
    private final Snapshots snapshots;

    public LinkBook(TestDatabase database, Sites sites, ServerSecrets secrets, Clock clock) {
        this(database, sites, secrets, clock, event -> {});
    }

    /** @param listener of what customers end and take up again */
    public LinkBook(TestDatabase database, Sites sites, ServerSecrets secrets, Clock clock, Consumer<Object> listener) {
        Ids ids = new Ids(new SecureRandom());
        LinkRows rows = new LinkRows(new JdbcTemplate(database.dataSource()), database.transactions(), ids, made -> {});
        writer = new LinkWriter(rows);
        links = new Links(rows, writer, sites, Signers.pseudonyms(), secrets);
        // What it read last is never too old for a test.
        snapshots = new Snapshots(new Revision(database.jdbc()), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        endings = new Endings(
                new EndingRows(database.jdbc()),
                rows,
                Signers.pseudonyms(),
                sites,
                new Changes(database.jdbc(), ids, clock),
                listener::accept,
                database.transactions(),
                snapshots,
                clock);
    }

    public Links links() {
        return links;
    }

    public Endings endings() {
        return endings;
    }

    /** A second goes by, and the node hears of what others did. */
    public void refresh() {
        snapshots.refresh();
    }

    /** The customer's, when everything is written. */
    public List<Link> of(SiteId site, String customerId) {
        writer.writeAll();
        return links.of(site, Signers.pseudonyms().customer(site, customerId));
    }
}
