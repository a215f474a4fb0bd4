package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Discourse: its nonces are good for ten minutes and once; it signs the Base64, and so must the answer. */
final class ForumTwin implements Twin {

    private static final Duration NONCE = Duration.ofMinutes(10);

    private final String provider;
    private final String secret;
    private final Book book;
    private final Map<String, Instant> nonces;
    private final Clock clock;

    ForumTwin(String provider, String secret, Book book) {
        this(provider, secret, book, new ConcurrentHashMap<>(), Clock.systemUTC());
    }

    private ForumTwin(String provider, String secret, Book book, Map<String, Instant> nonces, Clock clock) {
        this.provider = provider;
        this.secret = secret;
        this.book = book;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public Optional<URI> begin(URI opened) {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        nonces.put(nonce, clock.instant().plus(NONCE));
        String query = "nonce=" + nonce + "&return_sso_url="
                + URLEncoder.encode(opened.resolve("sso_login").toString(), StandardCharsets.UTF_8);
        String payload = Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        return Optional.of(URI.create(provider + "?sso=" + URLEncoder.encode(payload, StandardCharsets.UTF_8) + "&sig="
                + Codes.hmac(payload, secret)));
    }

    @Override
    public Verdict receive(Brought brought) {
        String payload = brought.parameter("sso");
        if (!Codes.equal(Codes.hmac(payload, secret), brought.parameter("sig"))) {
            return new Refused(Why.NOT_SIGNED);
        }
        String query = new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
        Map<String, String> fields =
                Brought.by(URI.create("https://forum.test/?" + query)).parameters();
        Instant until = nonces.remove(fields.getOrDefault("nonce", ""));
        if (until == null) {
            return new Refused(Why.NOT_ASKED);
        }
        if (until.isBefore(clock.instant())) {
            return new Refused(Why.EXPIRED);
        }
        return fields.containsKey("external_id") && fields.containsKey("email")
                ? book.enter(fields)
                : new Refused(Why.INCOMPLETE);
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public Twin at(Clock later) {
        return new ForumTwin(provider, secret, book, nonces, later);
    }

    @Override
    public Optional<String> token() {
        return Optional.of("sso");
    }

    @Override
    public Guards guards() {
        return new Guards(true, true);
    }
}
