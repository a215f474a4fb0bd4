package io.rialto.server.launch;

import io.rialto.server.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a browser keeps, sealed, between the start of a launch and the ticket's return. */
record LaunchCookie(String nonce, SiteId site, String service, Instant expires, Optional<String> target) {

    /** Lines: no part holds a line break. */
    byte[] bytes() {
        return String.join(
                        "\n",
                        nonce,
                        site.value().toString(),
                        service,
                        Long.toString(expires.getEpochSecond()),
                        target.orElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; it comes out of the vault, so it can be nothing else. */
    static LaunchCookie of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 5);
        return new LaunchCookie(
                lines[0],
                new SiteId(UUID.fromString(lines[1])),
                lines[2],
                Instant.ofEpochSecond(Long.parseLong(lines[3])),
                Optional.of(lines[4]).filter(target -> !target.isEmpty()));
    }
}
