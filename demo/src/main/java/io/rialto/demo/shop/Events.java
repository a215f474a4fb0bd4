package io.rialto.demo.shop;

import io.rialto.demo.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;

/**
 * Tells one site what happens to customers: in the background, in order, and each event until it is heard. What waits is lost with
 * the process; a real shop keeps it in its database.
 */
final class Events implements Customers.Observer, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.rialto.demo");
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;

    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String shop;
    private final Site site;
    private final Clock clock;
    private final Thread teller;

    /** @param shop the shop's base URL, as Rialto's configuration has it */
    Events(String shop, Site site, Clock clock) {
        this.shop = shop;
        this.site = site;
        this.clock = clock;
        this.teller = Thread.ofVirtual().name("shop-events").start(this::tellAll);
    }

    private record Event(String id, String what, long customer, Instant at) {}

    /** Whoever causes an event does not wait for Rialto. */
    @Override
    public void happened(String what, long customer) {
        waiting.add(new Event(UUID.randomUUID().toString(), what, customer, clock.instant()));
    }

    private void tellAll() {
        try {
            while (true) {
                tell(waiting.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Event event) throws InterruptedException {
        Duration pause = Duration.ofMillis(250);
        while (!isSettled(event)) {
            Thread.sleep(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    /** Whether another attempt would help nobody. */
    private boolean isSettled(Event event) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.issuer() + "/store/events"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/jose")
                .POST(BodyPublishers.ofString(site.key().sealEvent(claims(event))))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 204) {
                return true;
            }
            LOG.log(System.Logger.Level.WARNING, "event={0} outcome=refused status={1}", event.what(), status);
            return status < 500 && status != TOO_MANY;
        } catch (IOException rialtoIsAway) {
            return false;
        }
    }

    /** Sealed anew each time; its id and its time stay. */
    private JsonNode claims(Event event) {
        Instant now = clock.instant();
        return Json.object()
                .put("iss", shop)
                .put("aud", site.issuer())
                .put("sub", String.valueOf(event.customer()))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("jti", event.id())
                .put("event", event.what())
                .put("toe", event.at().getEpochSecond());
    }

    @Override
    public void close() {
        teller.interrupt();
        http.shutdownNow();
    }
}
