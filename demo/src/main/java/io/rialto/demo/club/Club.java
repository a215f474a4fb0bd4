package io.rialto.demo.club;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.Resources;
import io.rialto.demo.http.WebServer;
import io.rialto.demo.openid.NotBelieved;
import io.rialto.demo.openid.Provider;
import io.rialto.demo.openid.Provider.Registration;
import io.rialto.demo.openid.Tokens;
import io.rialto.demo.rewards.Rewards;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** A service that speaks OpenID Connect, running until it is closed. */
public final class Club implements AutoCloseable {

    private static final Answer STYLE = Answer.css(Resources.text(Rewards.class, "service.css"));

    private final WebServer server;
    private final Inside inside;

    private Club(WebServer server, Inside inside) {
        this.server = server;
        this.inside = inside;
    }

    /**
     * What the club has to know.
     *
     * @param port where it listens on 127.0.0.1; 0 for any free one
     * @param issuer the one site at Rialto that it believes, {@code …/s/{site}}
     * @param secret what it shows there
     * @param shop where its members come from
     */
    public record Settings(int port, String issuer, String clientId, String secret, URI shop) {

        @Override
        public String toString() {
            return "Settings[" + clientId + "]";
        }
    }

    /** Opens the club; it has no members yet. */
    public static Club start(Settings settings) throws IOException {
        // What is inside needs the address that is known only once the server listens.
        var inside = new CompletableFuture<Inside>();
        WebServer server =
                WebServer.start(settings.port(), call -> inside.join().answer(call));
        inside.complete(Inside.of(settings, server.address()));
        return new Club(server, inside.join());
    }

    public URI address() {
        return server.address();
    }

    public int accounts() {
        return inside.members().count();
    }

    @Override
    public void close() {
        server.close();
        inside.provider().close();
    }

    private record Inside(Provider provider, Members members, Visits visits, Door door, Pages pages) {

        static Inside of(Settings settings, URI address) {
            Provider provider =
                    new Provider(new Registration(settings.issuer(), settings.clientId(), settings.secret()));
            Members members = new Members();
            Visits visits = new Visits();
            Tokens tokens = new Tokens(provider, Clock.systemUTC());
            return new Inside(
                    provider,
                    members,
                    visits,
                    new Door(provider, tokens, members, visits, address),
                    new Pages(settings.shop()));
        }

        Answer answer(Call call) {
            try {
                return switch (call.method() + " " + call.path()) {
                    case "GET /" ->
                        visits.of(call)
                                .map(visit -> pages.member(visit.entered(), members.count()))
                                .orElseGet(pages::guest);
                    case "GET /login" -> door.begin(call);
                    case "GET /callback" -> door.callback(call);
                    case "POST /signout" -> door.leave(call);
                    case "POST /backchannel" -> door.told(call);
                    case "GET /goodbye" -> pages.goodbye();
                    case "GET /static/service.css" -> STYLE;
                    case "GET /api/accounts" ->
                        Answer.json(200, Json.write(Json.object().put("count", members.count())));
                    default -> pages.notFound();
                };
            } catch (NotBelieved reason) {
                return pages.refused(String.valueOf(reason.getMessage()));
            }
        }
    }
}
