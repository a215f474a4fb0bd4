package io.rialto.server.doctor;

import static io.rialto.server.fixture.Fixtures.aTicket;

import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.page.Reference;
import io.rialto.server.signin.Browser;
import io.rialto.server.site.Sites;
import io.rialto.server.startup.RunningServer;
import io.rialto.server.trace.TraceBook;
import io.rialto.server.trace.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole server where everything is right until a fault is made, and its doctor as the API shows it. */
public final class FaultyPlace implements AutoCloseable {

    /** Of the client {@code club} and of the forum. */
    public static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

    private static final Pattern REFERENCE =
            Pattern.compile("(?:<code>|reference=|Reference(?:\\+|%20| )|\"reference\":\")([0-9A-Z]{12})");
    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([A-Za-z0-9_-]+)");
    private static final String FILE = """
            organizations:
              - slug: acme
                name: Acme
                plan: enterprise
                sites:
                  - slug: main
                    name: Main
                    environment: development
                    store:
                      kind: magento2
                      base_url: https://shop.test/
                      launch_url: https://shop.test/rialto/launch
                      ticket_key: AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: "https://rewards.test/saml", acs: "https://rewards.test/saml/acs" }
                      - slug: vault
                        name: Vault
                        protocol: saml
                        saml:
                          entity_id: https://vault.test/saml
                          acs: https://vault.test/saml/acs
                          want_authn_requests_signed: true
                          signing_certificates: [ "@CERTIFICATE@" ]
                      - slug: club
                        name: Club
                        protocol: oidc
                        oidc:
                          client_id: club
                          client_secret: "@SECRET@"
                          token_endpoint_auth_method: client_secret_basic
                          redirect_uris: ["https://club.test/cb"]
                      - { slug: forum, name: Forum, preset: discourse, hmac: { url: "https://forum.test", secret: "@SECRET@" } }
            """;

    private final RunningServer server;
    private final AtomicInteger browsers = new AtomicInteger();

    private FaultyPlace(RunningServer server) {
        this.server = server;
    }

    static FaultyPlace start(Path folder, String nameServer) {
        try {
            Path file = Files.writeString(
                    folder.resolve("rialto.yaml"),
                    FILE.replace("@SECRET@", SECRET)
                            .replace("@CERTIFICATE@", Signers.inBase64(Signers.KEY.certificate())));
            return new FaultyPlace(RunningServer.start(
                    folder.resolve("data"),
                    Map.of(
                            "RIALTO_CONFIG",
                            file.toString(),
                            "RIALTO_TRUSTED_PROXIES",
                            "127.0.0.1",
                            "RIALTO_ALLOW_PRIVATE_ADDRESSES",
                            "true",
                            "RIALTO_DNS_SERVERS",
                            nameServer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningServer server() {
        return server;
    }

    /** Somebody else's each time, so that nobody is slowed down. */
    public Browser browser() {
        return new Browser(server).from("10.0.0." + browsers.incrementAndGet());
    }

    public Organization acme() {
        return server.bean(Organizations.class).bySlug("acme").orElseThrow();
    }

    public User olga() {
        return server.bean(Users.class).byEmailOrMade(new EmailAddress("olga@acme.test"), "Olga", "Owner");
    }

    /** The shop is asked, and sends the browser back with Jane's ticket. */
    public HttpResponse<String> comeBack(Browser browser, HttpResponse<String> toShop, TicketFixture ticket) {
        Matcher nonce = NONCE.matcher(Browser.location(toShop));
        if (!nonce.find()) {
            throw new IllegalStateException("not at the shop: " + toShop.statusCode() + Browser.location(toShop));
        }
        return browser.open("/s/main/launch/complete?ticket="
                + ticket.withNonce(nonce.group(1)).build());
    }

    /** A good one of this moment. */
    public TicketFixture ticket(String service) {
        return aTicket()
                .at(server.bean(Sites.class).bySlug("main").orElseThrow())
                .madeAt(Instant.now())
                .forService(service);
    }

    /** The cause that the API names for the launch whose reference stands in the answer. */
    public String ofLaunch(HttpResponse<String> answer) {
        Reference reference = reference(answer);
        TraceBook.read(server.bean(Traces.class), reference);
        return likely("launches", reference);
    }

    /** The cause that the API names for the sign-in whose reference stands in the answer. */
    public String ofSignIn(HttpResponse<String> answer) {
        return likely("sign_ins", reference(answer));
    }

    private String likely(String type, Reference reference) {
        Caller caller = new Caller(olga().id(), acme().id(), acme().plan(), Role.OWNER);
        return server.bean(Desk.class)
                .find(caller, type, reference.value())
                .map(found -> found.text("likely"))
                .orElse("nothing");
    }

    private static Reference reference(HttpResponse<String> answer) {
        Matcher found = REFERENCE.matcher(Browser.location(answer) + "\n" + answer.body());
        if (!found.find()) {
            throw new IllegalStateException("no reference: " + answer.statusCode() + " " + Browser.location(answer));
        }
        return new Reference(found.group(1));
    }

    @Override
    public void close() {
        server.close();
    }
}
