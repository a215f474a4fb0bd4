package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aService;
import static io.rialto.server.fixture.Fixtures.aSite;
import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.doctor.Injected;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.ServiceFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be wrong with a service that is reached: its API, the way there, and what it says of a login. */
public final class ServiceApiFaults {

    private static final Secret SECRET = new Secret("a-secret-of-more-than-thirty-two-bytes");

    private final List<Injected> faults = new ArrayList<>();

    private ServiceApiFaults() {}

    /** Each, ready to be made. */
    public static List<Injected> all() {
        ServiceApiFaults all = new ServiceApiFaults();
        all.itsApi();
        all.itsAnswer();
        return all.faults;
    }

    private void itsApi() {
        answering("the API's secret has run out", "api_secret_refused", 401);
        answering("the API was moved", "api_address_wrong", 404);
        answering("the API wants a pause", "service_busy", 429);
        answering("the API is broken", "service_api_down", 503);
        answering("the API says no", "api_said_no", 422);
        at("nobody listens at the API's address", "service_api_down", "http://127.0.0.1:1/");
        at("the API's name does not resolve", "service_api_down", "https://api.rewards.invalid/");
        faults.add(new Injected("the API has no certificate", "service_api_down", () -> {
            try (ServerSocket plain = plain()) {
                return enrolled(URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Whoever comes by TLS is answered without. */
    private static ServerSocket plain() throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException over) {
                    return;
                }
            }
        });
        return socket;
    }

    private void itsAnswer() {
        faults.add(new Injected(
                "the service sends the customer back",
                "service_refused",
                () -> DoctorAtTheDoor.cause(door -> {
                    door.with(aSite().build(), service(SECRET).build());
                    sendBack(door);
                })));
        faults.add(new Injected(
                "the service sends the customer back after the secret was changed here",
                "secret_changed_here",
                () -> DoctorAtTheDoor.cause(door -> {
                    door.with(aSite().build(), service(SECRET).build());
                    door.launch("rewards");
                    // Of launches that go well, the first of each minute is kept.
                    door.clock.advance(Duration.ofSeconds(61));
                    door.with(
                            aSite().build(),
                            service(new Secret("another-secret-of-more-than-thirty-two"))
                                    .build());
                    sendBack(door);
                })));
    }

    private static void sendBack(Door door) {
        String location =
                door.launch("rewards", aTicket().madeAt(door.clock.instant())).getHeader("Location");
        String told = location.substring(location.indexOf("error_url=") + "error_url=".length());
        String path =
                URI.create(URLDecoder.decode(told, StandardCharsets.UTF_8)).getPath();
        door.go(get(URI.create(path + "?kind=expired_token")));
    }

    private void answering(String name, String cause, int status) {
        faults.add(new Injected(name, cause, () -> {
            HttpServer api = server(status);
            try {
                return enrolled(
                        URI.create("http://127.0.0.1:" + api.getAddress().getPort() + "/"));
            } finally {
                api.stop(0);
            }
        }));
    }

    private void at(String name, String cause, String address) {
        faults.add(new Injected(name, cause, () -> enrolled(URI.create(address))));
    }

    private static String enrolled(URI address) {
        return DoctorAtTheDoor.cause(door -> {
            door.with(
                    aSite().build(),
                    aService()
                            .speaking(jwt(), new Secrets(SECRET, null, null).calling(new Secret("api-secret-here")))
                            .enrolling(new AccountApi(
                                    null,
                                    Map.of("X-Auth-Token", "{secret}"),
                                    new AccountApi.Find(
                                            address, Map.of("email", "customer.email"), "/0/id", "/0/email"),
                                    new AccountApi.Make(
                                            address,
                                            AccountApi.Form.LIST,
                                            new Release(Map.of("email", "customer.email"), Set.of(), Set.of()),
                                            "/0/id",
                                            null),
                                    "customer_id"))
                            .build());
            door.launch("rewards");
        });
    }

    private static ServiceFixture service(Secret secret) {
        return aService().speaking(jwt(), new Secrets(secret, null, null));
    }

    private static Jwt jwt() {
        return new Jwt(
                Jwt.Algorithm.HS256,
                NameIdKind.PERSISTENT,
                null,
                new Jwt.Claims(EnumSet.of(Registered.IAT), null, null, "sub", null, Duration.ofMinutes(1)),
                new Delivery(Delivery.Way.REDIRECT, "https://rewards.test/sso", "jwt", Map.of(), null, "error_url"),
                Jwt.Login.NONE);
    }

    private static HttpServer server(int status) {
        try {
            HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            api.createContext("/", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            api.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
