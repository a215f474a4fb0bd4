package io.rialto.server.site;

import io.rialto.server.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shops that were connected with a one-time code, each with a key of its own. Writing happens in the caller's transaction. */
@Component
public class PairedShops {

    private final JdbcClient jdbc;
    private final Vault vault;

    public PairedShops(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** From now on its tickets are good. */
    public void add(PairedShop shop) {
        jdbc.sql("""
                        insert into paired_shop (pairing_id, site_id, ticket_key, base_url, paired_at)
                        values (:pairing, :site, :key, :baseUrl, :pairedAt)
                        """)
                .param("pairing", shop.pairing())
                .param("site", shop.site().value())
                .param("key", sealed(shop))
                .param("baseUrl", shop.baseUrl().toString())
                .param("pairedAt", shop.pairedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Its tickets are good no more. */
    public void remove(String pairing) {
        jdbc.sql("delete from paired_shop where pairing_id = :pairing")
                .param("pairing", pairing)
                .update();
    }

    /** All of them, the latest first. */
    List<PairedShop> all() {
        return jdbc.sql("select * from paired_shop order by paired_at desc, pairing_id")
                .query(this::shop)
                .list();
    }

    private PairedShop shop(ResultSet row, int number) throws SQLException {
        String pairing = row.getString("pairing_id");
        return new PairedShop(
                pairing,
                new SiteId(row.getObject("site_id", UUID.class)),
                TicketKey.of(vault.open(Base64.getDecoder().decode(row.getString("ticket_key")), context(pairing))),
                URI.create(row.getString("base_url")),
                row.getObject("paired_at", OffsetDateTime.class).toInstant());
    }

    private String sealed(PairedShop shop) {
        byte[] bytes = shop.key().secret().getEncoded();
        return Base64.getEncoder().encodeToString(vault.seal(bytes, context(shop.pairing())));
    }

    private static String context(String pairing) {
        return "paired-ticket-key/" + pairing;
    }
}
