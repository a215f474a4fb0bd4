package io.rialto.server.launch;

import io.rialto.server.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What a page's form says of the customer that the page is of.
 *
 * @param nonce of the launch that the browser began, whose cookie it has still
 * @param service the one that the form is about; empty when it is about all
 * @param vouchedAt when the shop said that the customer is logged in
 * @param customer the shop's id of the customer: never to be logged, nor kept
 */
record Proof(String nonce, SiteId site, String service, Instant vouchedAt, Instant expires, String customer) {

    private static final int LINES = 6;

    /** The same of one service. */
    Proof about(String its) {
        return new Proof(nonce, site, its, vouchedAt, expires, customer);
    }

    /** Lines: no part holds a line break, but for the last. */
    byte[] bytes() {
        return String.join(
                        "\n",
                        nonce,
                        site.value().toString(),
                        service,
                        Long.toString(vouchedAt.getEpochSecond()),
                        Long.toString(expires.getEpochSecond()),
                        customer)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; it comes out of the vault, so it can be nothing else. */
    static Proof of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", LINES);
        return new Proof(
                lines[0],
                new SiteId(UUID.fromString(lines[1])),
                lines[2],
                Instant.ofEpochSecond(Long.parseLong(lines[3])),
                Instant.ofEpochSecond(Long.parseLong(lines[4])),
                lines[5]);
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Proof[]";
    }
}
