package io.rialto.server.pairing;

import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.pairing.LaunchAddress.Point;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop answers whom it does not know, and what that says of the connection. */
class LaunchAddressTest {

    private HttpServer shop;
    private int status = 302;
    private int bytes;
    private Function<String, String> location = query -> "";

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            String to = location.apply(exchange.getRequestURI().getRawQuery());
            if (!to.isEmpty()) {
                exchange.getResponseHeaders().add("Location", to);
            }
            byte[] body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    @Test
    void aShopThatLeadsStraightBackIsConnected() {
        location = query -> site().issuer() + "/launch/complete?error=login_required&" + nonce(query);

        assertThat(check())
                .containsExactly(
                        new Point("launch_address", true, "The shop's launch address answers, and leads back here."),
                        new Point("clock", true, "The clocks agree."));
    }

    @Test
    void whoeverIsAskedForIsNobody() {
        StringBuilder asked = new StringBuilder();
        location = query -> {
            asked.append(query);
            return "/login";
        };

        check();

        assertThat(asked.toString()).matches("service=services&nonce=[A-Za-z0-9_-]{32}&prompt=none");
    }

    @Test
    void anotherNonceIsNoWayBack() {
        location = query -> site().issuer() + "/launch/complete?error=login_required&nonce=another";

        assertThat(wrong()).contains("without the nonce as it went");
    }

    @Test
    void whereTheShopKnowsAnotherRialtoThatIsNamedAndItsQueryIsNot() {
        location = query -> "https://old.example/s/main/launch/complete?error=login_required&secret=1";

        assertThat(wrong())
                .contains("leads to a Rialto at https://old.example", "give it this site's address, " + site().issuer())
                .doesNotContain("secret");
    }

    @Test
    void anotherSiteOfThisRialtoIsNotThisSite() {
        location = query -> site().issuer() + "2/launch/complete?error=login_required&" + nonce(query);

        assertThat(wrong()).contains("give it this site's address");
    }

    @Test
    void aShopThatMovedIsSaidToHaveMoved() {
        location = query -> "https://www.shop.example/rialto/launch?" + query;

        assertThat(wrong()).contains("has moved to https://www.shop.example:").doesNotContain("nonce");
    }

    @ParameterizedTest
    @CsvSource({
        "404, install and enable",
        "410, install and enable",
        "403, a firewall",
        "401, a password",
        "500, look at its log",
        "503, look at its log",
        "200, shows a page",
        "302, shows a page",
    })
    void eachAnswerIsToldWithWhatToDo(int answered, String said) {
        status = answered;

        assertThat(wrong()).contains(said);
    }

    @Test
    void aLoginPageAndALongPageAreNoWayBack() {
        location = query -> "/customer/account/login";
        assertThat(wrong()).contains("shows a page");

        location = query -> "http://[not an address";
        assertThat(wrong()).contains("shows a page");

        status = 200;
        bytes = 100_000;
        assertThat(wrong()).contains("shows a page");
    }

    @Test
    void aClockThatIsWrongIsSeen() {
        location = query -> site().issuer() + "/launch/complete?error=login_required&" + nonce(query);

        List<Point> ahead = check(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-40)));
        List<Point> behind = check(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));

        assertThat(ahead.getLast())
                .matches(point -> !point.isRight() && point.sentence().contains("ahead of Rialto's"));
        assertThat(behind.getLast())
                .matches(point -> !point.isRight() && point.sentence().contains("behind Rialto's"));
    }

    @Test
    void aShopThatIsDownIsToldFromOneThatIsNotThere() {
        shop.stop(0);

        assertThat(wrong()).contains("Nobody listens");
        assertThat(check(
                                aSite().launchingAt("https://nowhere.invalid/rialto/launch")
                                        .build(),
                                Clock.systemUTC())
                        .getFirst()
                        .sentence())
                .contains("is not known");
        assertThat(check(aSite().withoutAShop().build(), Clock.systemUTC())
                        .getFirst()
                        .sentence())
                .contains("has no shop yet");
    }

    @Test
    void addressesThatRialtoDoesNotCallAreNotCalled() {
        Settings settings = new Variables(Map.<String, String>of()::get).read();
        LaunchAddress address =
                new LaunchAddress(new Outbound(new Guard(settings), settings), new SecureRandom(), Clock.systemUTC());

        assertThat(address.check(site()).getFirst().sentence()).contains("Rialto does not call the launch address");
    }

    private String wrong() {
        Point first = check().getFirst();
        assertThat(first.isRight()).isFalse();
        return first.sentence();
    }

    private List<Point> check() {
        return check(Clock.systemUTC());
    }

    private List<Point> check(Clock clock) {
        return check(site(), clock);
    }

    private static List<Point> check(Site site, Clock clock) {
        Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
        return new LaunchAddress(new Outbound(new Guard(settings), settings), new SecureRandom(), clock).check(site);
    }

    private Site site() {
        return aSite().launchingAt("http://127.0.0.1:" + shop.getAddress().getPort() + "/rialto/launch")
                .build();
    }

    private static String nonce(String query) {
        return query.replaceAll(".*(nonce=[^&]*).*", "$1");
    }
}
