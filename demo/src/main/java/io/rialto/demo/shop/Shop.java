package io.rialto.demo.shop;

import io.rialto.demo.http.WebServer;
import io.rialto.demo.ticket.TicketKey;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
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
     */
    public record Settings(int port, String issuer, TicketKey ticketKey, Clock clock) {

        public static Settings of(int port, String issuer, TicketKey ticketKey) {
            return new Settings(port, issuer, ticketKey, Clock.systemUTC());
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

    @Override
    public void close() {
        server.close();
        routes.close();
    }
}
