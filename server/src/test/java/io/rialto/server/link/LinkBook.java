package io.rialto.server.link;

import io.rialto.server.database.Ids;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.Signers;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.vault.ServerSecrets;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node's ledger of links, which a test reads when everything is written. */
public final class LinkBook {

    private final LinkWriter writer;
    private final Links links;

    public LinkBook(TestDatabase database, Sites sites, ServerSecrets secrets) {
        LinkRows rows = new LinkRows(
                new JdbcTemplate(database.dataSource()),
                database.transactions(),
                new Ids(new SecureRandom()),
                made -> {});
        writer = new LinkWriter(rows);
        links = new Links(rows, writer, sites, Signers.pseudonyms(), secrets);
    }

    public Links links() {
        return links;
    }

    /** The customer's, when everything is written. */
    public List<Link> of(SiteId site, String customerId) {
        writer.writeAll();
        return links.of(site, Signers.pseudonyms().customer(site, customerId));
    }
}
