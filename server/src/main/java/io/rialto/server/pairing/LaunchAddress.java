package io.rialto.server.pairing;

import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.site.Site;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Goes where customers are sent for a ticket, as somebody whom the shop does not know and may not ask (OpenID Connect Core §3.1.2.1,
 * {@code prompt=none}): a shop that is connected leads straight back. Nothing of its answer is kept. Safe for use by many threads.
 */
@Component
public class LaunchAddress {

    /** A nonce as launches have it, of nobody. */
    private static final int NONCE_BYTES = 24;

    private final Outbound outbound;
    private final SecureRandom random;
    private final Clock clock;

    LaunchAddress(Outbound outbound, SecureRandom random, Clock clock) {
        this.outbound = outbound;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What is right or wrong.
     *
     * @param what {@code launch_address} or {@code clock}
     * @param sentence for a merchant: what is so, and what to do when it is wrong
     */
    public record Point(String what, boolean isRight, String sentence) {}

    /** Asks the site's shop; waits ten seconds at most. */
    public List<Point> check(Site site) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return site.store()
                .launchAddress("services", nonce)
                .map(address -> asked(URI.create(address + "&prompt=none"), site, nonce))
                .orElseGet(() -> List.of(wrong("The site has no shop yet: connect one by a one-time code.")));
    }

    private List<Point> asked(URI address, Site site, String nonce) {
        return switch (outbound.send(Call.get(address))) {
            case Answer.Answered answered ->
                Stream.concat(Stream.of(new Way(address, site.issuer(), nonce).led(answered)), clock(answered).stream())
                        .toList();
            case Answer.Refused(var objection) ->
                List.of(wrong("Rialto does not call the launch address: it " + objection.sentence() + "."));
            // It began to show a page, and a long one.
            case Answer.Failed(var cause) when cause == Answer.Cause.TOO_LARGE -> List.of(Way.shown());
            case Answer.Failed(var cause) -> List.of(wrong(unanswered(cause)));
        };
    }

    private static String unanswered(Answer.Cause cause) {
        return switch (cause) {
            case UNKNOWN_HOST -> "The host's name in the launch address is not known: correct store.launch_url.";
            case UNREACHABLE ->
                "Nobody listens at the launch address: is the shop up, and does a firewall let Rialto through?";
            case TLS -> "The shop's certificate is not trusted, or is another host's.";
            case TOO_SLOW -> "The shop did not answer within ten seconds.";
            case BUSY -> "This server has too many calls under way: check again in a moment.";
            case TOO_LARGE, ENCODED, BROKEN -> "What the shop answered cannot be read as HTTP.";
        };
    }

    private Optional<Point> clock(Answer.Answered answered) {
        return answered.header("Date")
                .flatMap(LaunchAddress::instant)
                .map(said -> ConnectionPoints.clockFault(Duration.between(clock.instant(), said))
                        .map(fault -> new Point("clock", false, fault))
                        .orElseGet(() -> new Point("clock", true, "The clocks agree.")));
    }

    // RFC 9110 §5.6.7
    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Point wrong(String sentence) {
        return new Point("launch_address", false, sentence);
    }
}
