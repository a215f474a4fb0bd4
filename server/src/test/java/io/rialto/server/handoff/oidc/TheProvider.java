package io.rialto.server.handoff.oidc;

import io.rialto.server.database.Snapshots;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.EventFixture;
import io.rialto.server.fixture.Fixtures;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** A whole server with two sites and their clients, the shop's tickets, and a browser that goes the way. One of each database for all. */
final class TheProvider {

    static final String SECRET = "the-club's-secret, 32 characters";

    private static final Map<TestDatabase, TheProvider> RUNNING = new ConcurrentHashMap<>();
    private static final Pattern NONCE = Pattern.compile("nonce=([A-Za-z0-9_-]+)");
    private static final String FILE = """
            organizations:
              - slug: acme
                name: Acme
                sites:
                  - slug: main
                    name: Main
                    environment: development
                    brand: { name: Acme }
                    store: &store
                      kind: magento2
                      base_url: https://shop.test/
                      launch_url: https://shop.test/rialto/launch
                      ticket_key: AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE
                    services:
                      - slug: club
                        name: Club
                        protocol: oidc
                        oidc:
                          client_id: club
                          client_secret: "the-club's-secret, 32 characters"
                          redirect_uris: ["https://club.test/cb", "https://club.test/other?with=query"]
                          post_logout_redirect_uris: ["https://club.test/bye"]
                          initiate_login_uri: https://club.test/start
                        relay_state: { mode: per_launch, allow: ["https://club.test/"] }
                        attributes:
                          email: customer.email
                          email_verified: customer.email_verified
                          given_name: customer.first_name
                          segments: customer.segments
                          points: "7"
                      - slug: app
                        name: App
                        protocol: oidc
                        oidc:
                          client_id: app
                          token_endpoint_auth_method: none
                          redirect_uris: ["com.example.app:/cb"]
                          refresh_tokens: true
                        attributes: { email: customer.email }
                      - slug: keys
                        name: Keys
                        protocol: oidc
                        oidc:
                          client_id: keys
                          token_endpoint_auth_method: private_key_jwt
                          jwks: '@KEYS@'
                          redirect_uris: ["https://keys.test/cb"]
                          subject: email
                      - slug: legacy
                        name: Legacy
                        protocol: oidc
                        allow: "'gold' in customer.segments"
                        oidc:
                          client_id: legacy
                          client_secret: "the-club's-secret, 32 characters"
                          token_endpoint_auth_method: client_secret_post
                          pkce: false
                          redirect_uris: ["https://legacy.test/cb"]
                          start_url: "https://legacy.test/login?return_to={target_path}"
                        relay_state: { mode: per_launch, target: "https://legacy.test/", allow: ["https://legacy.test/"] }
                      - slug: told
                        name: Told
                        protocol: oidc
                        oidc:
                          client_id: told
                          client_secret: "the-club's-secret, 32 characters"
                          redirect_uris: ["https://told.test/cb"]
                          backchannel_logout_uri: @TOLD@
                      - slug: off
                        name: Off
                        active: false
                        protocol: oidc
                        oidc: { client_id: off, token_endpoint_auth_method: none, redirect_uris: ["https://off.test/cb"] }
                  - slug: other
                    name: Other
                    environment: development
                    store: *store
                    services:
                      - slug: club
                        name: Club
                        protocol: oidc
                        oidc:
                          client_id: club
                          client_secret: "the-club's-secret, 32 characters"
                          redirect_uris: ["https://club.test/cb"]
                  - slug: asleep
                    name: Asleep
                    active: false
                    environment: development
                    store: *store
                    services: []
            """;

    final RunningServer server;
    final Told told;
    final MovingClock clock;

    private TheProvider(RunningServer server, Told told) {
        this.server = server;
        this.told = told;
        this.clock = server.bean(MovingClock.class);
    }

    static TheProvider on(TestDatabase database) {
        return RUNNING.computeIfAbsent(database, TheProvider::start);
    }

    private static TheProvider start(TestDatabase database) {
        try {
            Told told = new Told();
            Path folder = Files.createTempDirectory("rialto-oidc");
            Path file = Files.writeString(
                    folder.resolve("rialto.yaml"),
                    FILE.replace("@KEYS@", ClientKey.published()).replace("@TOLD@", told.address()));
            Map<String, String> environment = new HashMap<>();
            environment.put("RIALTO_CONFIG", file.toString());
            environment.put("RIALTO_TRUSTED_PROXIES", "127.0.0.1");
            environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
            if (database == TestDatabase.POSTGRESQL) {
                environment.put("RIALTO_DATABASE_URL", TestDatabase.freshPostgreSqlUrl());
            }
            return new TheProvider(RunningServer.start(folder.resolve("data"), environment, Time.class), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Beans(ApplicationContext context) {}

    @TestConfiguration
    static class Time {

        @Bean
        Beans beans(ApplicationContext context) {
            return new Beans(context);
        }

        @Bean
        @Primary
        MovingClock movingClock() {
            return new MovingClock();
        }
    }

    /** Stands still until a test advances it. */
    static final class MovingClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));

        void advance(Duration duration) {
            now.updateAndGet(instant -> instant.plus(duration));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants have no zone");
        }
    }

    String issuer(String site) {
        return "http://127.0.0.1:" + server.port() + "/s/" + site;
    }

    /** Lets time pass. What the server keeps in memory is as fresh as before. */
    void advance(Duration duration) {
        clock.advance(duration);
        server.bean(Snapshots.class).refresh();
    }

    /** What the server does now and then. */
    void removeOver() {
        for (String bean : List.of(
                "io.rialto.server.handoff.oidc.grant.GrantRetention",
                "io.rialto.server.handoff.oidc.client.UsedAssertions")) {
            ReflectionTestUtils.invokeMethod(server.bean(Beans.class).context().getBean(bean), "removeOver");
        }
    }

    JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }

    /** A browser with its cookies. */
    Visit visit() {
        return new Visit();
    }

    /** A ticket of a site's shop for Jane. */
    TicketFixture ticket(String site, String service) {
        return Fixtures.aTicket()
                .header("kid", site)
                .with("aud", issuer(site))
                .madeAt(clock.instant())
                .with("auth_time", clock.instant().getEpochSecond() - 100)
                .forService(service);
    }

    /** The shop says what happened to a customer. */
    HttpResponse<String> tell(String site, EventFixture event) {
        String sealed = event.header("kid", site)
                .with("aud", issuer(site))
                .madeAt(clock.instant())
                .build();
        return server.post("/s/" + site + "/store/events", "application/jose", sealed);
    }

    final class Visit {

        private final Map<String, String> cookies = new HashMap<>();

        HttpResponse<String> get(String address) {
            String path = address.startsWith("http") ? address.substring(address.indexOf('/', 8)) : address;
            HttpResponse<String> answer = cookies.isEmpty()
                    ? server.get(path)
                    : server.get(
                            path,
                            "Cookie",
                            String.join(
                                    "; ",
                                    cookies.entrySet().stream()
                                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                            .toList()));
            keep(answer.headers().allValues("Set-Cookie"));
            return answer;
        }

        private void keep(List<String> set) {
            for (String cookie : set) {
                String pair = cookie.substring(0, cookie.indexOf(';'));
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }

        /** The shop is reached; Jane is logged in there, and comes back with this ticket. */
        HttpResponse<String> come(String site, HttpResponse<String> toShop, TicketFixture ticket) {
            return get("/s/" + site + "/launch/complete?ticket="
                    + ticket.withNonce(nonce(toShop)).build());
        }

        /** The shop is reached, and nobody is logged in there. */
        HttpResponse<String> comeWithNobody(String site, HttpResponse<String> toShop) {
            return get("/s/" + site + "/launch/complete?error=login_required&nonce=" + nonce(toShop));
        }
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("not sent on: " + answer.statusCode() + " "
                        + answer.body().lines().limit(40).toList()));
    }

    static String nonce(HttpResponse<String> toShop) {
        Matcher matcher = NONCE.matcher(URI.create(location(toShop)).getRawQuery());
        if (!location(toShop).startsWith("https://shop.test/rialto/launch?") || !matcher.find()) {
            throw new IllegalStateException("not at the shop: " + location(toShop));
        }
        return matcher.group(1);
    }
}
