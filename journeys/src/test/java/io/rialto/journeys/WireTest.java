package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed to a service is proved by what the site publishes, and by somebody else's program. */
class WireTest {

    private static RunningRialto rialto;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        rialto = aRunningRialto(Configuration.of(aSite("main", aService("rewards"))));
    }

    @AfterAll
    static void stop() {
        rialto.close();
    }

    @Test
    void xmlsec1VerifiesAnAssertionWithThePublishedCertificate() throws Exception {
        String response = rialto.shop("main").launch("rewards", jane()).form().response();

        assertThat(xmlsec1(response)).as("as it came").isZero();
        assertThat(xmlsec1(response.replace("Jane Doe", "Jane Roe")))
                .as("altered")
                .isNotZero();
    }

    @Test
    void nobodyCallsTheServiceButTheCustomersBrowser() throws Exception {
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", call -> {
            calls.add(call.getRequestMethod() + " " + call.getRequestURI());
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        service.start();
        String address = "http://127.0.0.1:" + service.getAddress().getPort();
        try (RunningRialto quiet = aRunningRialto(
                Configuration.of(aSite("main", aService("rewards").at(address + "/saml", address + "/saml/acs"))))) {
            Visitor visitor = new Visitor();
            Shop shop = quiet.shop("main");
            visitor.get(shop.metadataLink());

            Answer page = shop.complete(visitor, shop.ticket("rewards", shop.begin(visitor, "rewards"), jane()));

            assertThat(page.isHandOff()).isTrue();
            assertThat(calls).as("before the browser submits").isEmpty();
            visitor.submit(page);
            assertThat(calls).containsExactly("POST /saml/acs");
        } finally {
            service.stop(0);
        }
        assertThat(calls).as("after Rialto has stopped").hasSize(1);
    }

    private int xmlsec1(String response) throws Exception {
        Files.writeString(folder.resolve("response.xml"), response);
        Files.writeString(folder.resolve("certificate.pem"), rialto.shop("main").publishedCertificate());
        return Outcome.of(
                        folder,
                        Map.of(),
                        "",
                        "xmlsec1",
                        "--verify",
                        "--id-attr:ID",
                        "urn:oasis:names:tc:SAML:2.0:assertion:Assertion",
                        "--pubkey-cert-pem",
                        "certificate.pem",
                        "response.xml")
                .code();
    }
}
