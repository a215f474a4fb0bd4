package io.rialto.server.site;

import io.rialto.server.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A site's ticket keys as they rest in the database: side by side, sealed for this site. */
record TicketKeyVault(Vault vault) {

    String seal(SiteId site, List<TicketKey> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        keys.forEach(key -> bytes.writeBytes(key.secret().getEncoded()));
        return Base64.getEncoder().encodeToString(vault.seal(bytes.toByteArray(), context(site)));
    }

    List<TicketKey> open(SiteId site, String sealed) {
        byte[] bytes = vault.open(Base64.getDecoder().decode(sealed), context(site));
        List<TicketKey> keys = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += TicketKey.BYTES) {
            keys.add(TicketKey.of(Arrays.copyOfRange(bytes, at, at + TicketKey.BYTES)));
        }
        return keys;
    }

    private static String context(SiteId site) {
        return "ticket-keys/" + site.value();
    }
}
