package io.rialto.server.launch;

import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser keeps, sealed, between the start of a launch and the ticket's return.
 *
 * @param asked present when the service began
 */
record LaunchCookie(
        String nonce, SiteId site, String service, Instant expires, Optional<String> target, Optional<Asked> asked) {

    private static final int LINES = 6;
    private static final int LINES_ASKED = LINES + 2;

    /** Lines: no part holds a line break, but for the last. */
    byte[] bytes() {
        return String.join(
                        "\n",
                        nonce,
                        site.value().toString(),
                        service,
                        Long.toString(expires.getEpochSecond()),
                        target.orElse(""),
                        asked.map(LaunchCookie::lines).orElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; it comes out of the vault, so it can be nothing else. */
    static LaunchCookie of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", LINES_ASKED);
        if (lines.length < LINES) {
            throw new IllegalArgumentException("written by another release");
        }
        return new LaunchCookie(
                lines[0],
                new SiteId(UUID.fromString(lines[1])),
                lines[2],
                Instant.ofEpochSecond(Long.parseLong(lines[3])),
                Optional.of(lines[4]).filter(target -> !target.isEmpty()),
                asked(lines));
    }

    private static String lines(Asked asked) {
        return String.join(
                "\n",
                asked.prompt().name(),
                asked.maxAge().map(age -> Long.toString(age.toSeconds())).orElse(""),
                asked.text());
    }

    private static Optional<Asked> asked(String[] lines) {
        if (lines[LINES - 1].isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> maxAge = Optional.of(lines[LINES])
                .filter(seconds -> !seconds.isEmpty())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return Optional.of(new Asked(lines[LINES + 1], Prompt.valueOf(lines[LINES - 1]), maxAge));
    }
}
