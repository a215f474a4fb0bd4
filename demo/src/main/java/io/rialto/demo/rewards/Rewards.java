package io.rialto.demo.rewards;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Json;
import io.rialto.demo.http.Resources;
import io.rialto.demo.http.WebServer;
import io.rialto.kit.DeepLinks;
import io.rialto.kit.JustInTime;
import io.rialto.kit.JustInTime.Contract;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One twin of an external service, running until it is closed. */
public final class Rewards implements AutoCloseable {

    private static final Answer STYLE = Answer.css(Resources.text(Rewards.class, "service.css"));

    private final WebServer server;
    private final Inside inside;

    private Rewards(WebServer server, Inside inside) {
        this.server = server;
        this.inside = inside;
    }

    /**
     * What a twin has to know.
     *
     * @param port where it listens on 127.0.0.1; 0 for any free one
     * @param issuers the sites at Rialto that it believes, {@code …/s/{site}}; the first is its own shop's
     * @param shop where its customers come from
     * @param contract what a login may do to accounts
     */
    public record Settings(
            Business business, int port, List<String> issuers, URI shop, Contract contract, Clock clock) {

        public Settings {
            issuers = List.copyOf(issuers);
        }

        public Settings(Business business, int port, String issuer, URI shop, Contract contract, Clock clock) {
            this(business, port, List.of(issuer), shop, contract, clock);
        }

        public static Settings of(Business business, int port, String issuer, URI shop) {
            return new Settings(business, port, issuer, shop, Contract.SYNC_EACH_LOGIN, Clock.systemUTC());
        }

        /** The same twin, for the customers of another site too. */
        public Settings alsoBelieving(String issuer) {
            List<String> all =
                    Stream.concat(issuers.stream(), Stream.of(issuer)).toList();
            return new Settings(business, port, all, shop, contract, clock);
        }
    }

    /** Opens the service; it has no accounts yet. */
    public static Rewards start(Settings settings) throws IOException {
        // What is inside needs the address that is known only once the server listens.
        var inside = new CompletableFuture<Inside>();
        WebServer server =
                WebServer.start(settings.port(), call -> inside.join().answer(call));
        inside.complete(Inside.of(settings, server.address()));
        return new Rewards(server, inside.join());
    }

    public URI address() {
        return server.address();
    }

    /** Its SAML entity ID. */
    public String entityId() {
        return entityId(server.address());
    }

    /** Its assertion consumer service. */
    public String acs() {
        return acs(server.address());
    }

    public int accounts() {
        return inside.members().count();
    }

    @Override
    public void close() {
        server.close();
        inside.trusts().forEach(Trust::close);
    }

    private static String entityId(URI address) {
        return address.resolve("saml").toString();
    }

    private static String acs(URI address) {
        return address.resolve("saml/acs").toString();
    }

    private record Inside(Members members, List<Trust> trusts, Visits visits, Door door, Pages pages) {

        static Inside of(Settings settings, URI address) {
            Members members = new Members(settings.clock());
            List<Trust> trusts = settings.issuers().stream()
                    .map(issuer -> new Trust(issuer, entityId(address), acs(address), settings.clock()))
                    .toList();
            Visits visits = new Visits(settings.business().sessionCookie(), settings.clock());
            Pages pages = new Pages(settings.business(), settings.shop().toString());
            JustInTime<Account> accounts = new JustInTime<>(members, settings.contract());
            DeepLinks links = DeepLinks.below(address.toString());
            Requests requests = new Requests(settings.business().requestCookie());
            Door door = new Door(trusts, requests, accounts, links, visits, pages);
            return new Inside(members, trusts, visits, door, pages);
        }

        Answer answer(Call call) {
            return switch (call.method() + " " + call.path()) {
                case "GET /" -> home(call);
                case "GET /catalogue" -> catalogue(call);
                case "GET /static/service.css" -> STYLE;
                case "GET /api/accounts" ->
                    Answer.json(200, Json.write(Json.object().put("count", members.count())));
                case "GET /login" -> door.begin();
                case "POST /saml/acs" -> door.answer(call);
                case "POST /signout" -> visits.end(call, pages.signedOut());
                default -> pages.notFound();
            };
        }

        private Answer home(Call call) {
            return visits.of(call)
                    .flatMap(visit -> members.findBySubject(visit.subject())
                            .map(account -> pages.member(visit, account, members.count())))
                    .orElseGet(pages::guest);
        }

        private Answer catalogue(Call call) {
            return visits.of(call)
                    .flatMap(visit -> members.findBySubject(visit.subject()))
                    .map(pages::catalogue)
                    .orElseGet(pages::guest);
        }
    }
}
