package io.rialto.demo.shop;

import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The stand-in shop, running until it is closed. */
public final class Shop implements AutoCloseable {

    private final WebServer server;
    private final Routes routes;

    private Shop(WebServer server, Routes routes) {
        this.server = server;
        this.routes = routes;
    }

    /**
     * What the shop has to know.
     *
     * @param port where it listens on 127.0.0.1; 0 for any free one
     * @param issuer the site at Rialto, {@code …/s/{site}}
     * @param ticketKey the key it shares with that site
     * @param headless the site of the headless storefront; absent when it is the same
     * @param integration who reads customers by the API; absent: nobody
     */
    public record Settings(
            int port,
            String issuer,
            TicketKey ticketKey,
            Clock clock,
            Optional<Site> headless,
            Optional<Integration> integration) {

        public static Settings of(int port, String issuer, TicketKey ticketKey) {
            return of(port, issuer, ticketKey, Clock.systemUTC());
        }

        public static Settings of(int port, String issuer, TicketKey ticketKey, Clock clock) {
            return new Settings(port, issuer, ticketKey, clock, Optional.empty(), Optional.empty());
        }

        /** The same shop, whose headless storefront is a site of its own. */
        public Settings withHeadless(String headlessIssuer, TicketKey key) {
            return new Settings(
                    port, issuer, ticketKey, clock, Optional.of(new Site(headlessIssuer, key)), integration);
        }

        /** The same shop, whose customers this integration reads. */
        public Settings readBy(Integration reader) {
            return new Settings(port, issuer, ticketKey, clock, headless, Optional.of(reader));
        }
    }

    /** Opens the shop for these customers. */
    public static Shop start(Settings settings, Customers customers) throws IOException {
        // The routes need the port that is known only once the server listens.
        var routes = new CompletableFuture<Routes>();
        WebServer server =
                WebServer.start(settings.port(), call -> routes.join().answer(call));
        routes.complete(new Routes(server.address().toString(), settings, customers));
        return new Shop(server, routes.join());
    }

    /** The base URL, {@code http://127.0.0.1:port/}: the {@code iss} of its tickets. */
    public URI address() {
        return server.address();
    }

    /** Where Rialto sends a browser for a ticket. */
    public URI launchAddress() {
        return server.address().resolve("rialto/launch");
    }

    /** The headless storefront. */
    public URI storefront() {
        return server.address().resolve("headless/");
    }

    @Override
    public void close() {
        server.close();
        routes.close();
    }
}
