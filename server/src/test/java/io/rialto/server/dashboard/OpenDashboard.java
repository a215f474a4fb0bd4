package io.rialto.server.dashboard;

import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Passwords;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.signin.Browser;
import io.rialto.server.startup.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server for all tests of the dashboard's pages: the enterprise organization acme with somebody of each role, the standard
 * organization plain with an owner, and the enterprise organization other, whose owner is a stranger to both. What a test makes stays
 * for the others, so each names its own things.
 */
public final class OpenDashboard {

    private static final String PASSWORD = "correct horse battery";
    // Of main and shown nothing is changed, and shown gets no further services; keyed has keys to rotate, second a shop
    // to pair.
    private static final String FILE = """
            organizations:
              - slug: acme
                name: Acme
                plan: enterprise
                sites:
                  - slug: main
                    name: Main website
                    environment: production
                    store:
                      kind: magento2
                      base_url: https://shop.acme.test/
                      launch_url: https://shop.acme.test/rialto/launch
                      ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: https://rewards.test/saml, acs: https://rewards.test/saml/acs }
                        attributes: { email: customer.email, company: customer.company.name }
                        required: [email]
                        allow: "'loyalty' in customer.segments"
                      - slug: help
                        name: Help centre
                        preset: zendesk-jwt
                        jwt: { subdomain: acme, secret: a-secret-of-thirty-two-characters! }
                  - slug: keyed
                    name: Keyed website
                    environment: development
                    store: { kind: magento2 }
                    services:
                      - slug: rewards
                        name: Rewards
                        protocol: saml
                        saml: { entity_id: https://keyed.test/saml, acs: https://keyed.test/saml/acs }
                  - slug: shown
                    name: Shown website
                    environment: production
                    store:
                      kind: magento2
                      base_url: https://shown.acme.test/
                      launch_url: https://shown.acme.test/rialto/launch
                      ticket_key: AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                    services:
                      - slug: points
                        name: Points
                        protocol: saml
                        saml: { entity_id: https://points.test/saml, acs: https://points.test/saml/acs }
                        attributes: { email: customer.email }
                        required: [email]
                        allow: "'loyalty' in customer.segments"
                      - slug: desk
                        name: Desk
                        preset: zendesk-jwt
                        jwt: { subdomain: shown, secret: a-secret-of-thirty-two-characters! }
                  - { slug: second, name: Second website, environment: staging, store: { kind: magento2 } }
            """;
    private static final OpenDashboard SHARED = new OpenDashboard();

    private final RunningServer server;
    private final Map<String, SignedIn> browsers = new ConcurrentHashMap<>();
    private final AtomicInteger come = new AtomicInteger();

    private OpenDashboard() {
        Path folder = folder();
        server = RunningServer.start(
                folder,
                Map.of(
                        "RIALTO_ALLOW_PRIVATE_ADDRESSES",
                        "true",
                        // So that each browser can be at an address of its own: who signs in often from one is slowed
                        // down.
                        "RIALTO_TRUSTED_PROXIES",
                        "127.0.0.1",
                        "RIALTO_CONFIG",
                        file(folder).toString()));
        organization("acme", Plan.ENTERPRISE);
        organization("plain", Plan.STANDARD);
        organization("other", Plan.ENTERPRISE);
        for (Role role : Role.values()) {
            join("acme", role);
        }
        join("plain", Role.OWNER);
        join("other", Role.OWNER);
    }

    public static OpenDashboard shared() {
        return SHARED;
    }

    public RunningServer server() {
        return server;
    }

    /** Somebody who comes from where nobody came from before. */
    public Browser browser() {
        int number = come.incrementAndGet();
        return new Browser(server).from("10.9." + number / 250 + "." + (1 + number % 250));
    }

    /** Somebody of acme, signed in. */
    public Browser as(Role role) {
        return signedIn("acme", role);
    }

    /** An owner of another organization of the enterprise plan, signed in. */
    public Browser stranger() {
        return signedIn("other", Role.OWNER);
    }

    /** The owner of the organization of the standard plan, signed in. */
    public Browser plain() {
        return signedIn("plain", Role.OWNER);
    }

    /** Whom the API takes the stranger for. */
    public Caller strangersCaller() {
        Organization other = server.bean(Organizations.class).bySlug("other").orElseThrow();
        return new Caller(user("other", Role.OWNER).id(), other.id(), other.plan(), Role.OWNER);
    }

    /** Whom the API takes somebody of acme for. */
    public Caller caller(Role role) {
        Organization acme = server.bean(Organizations.class).bySlug("acme").orElseThrow();
        User user = user("acme", role);
        return new Caller(user.id(), acme.id(), acme.plan(), role);
    }

    // Seldom: who signs in too often is slowed down. But again in time: much is only done soon after signing in.
    private Browser signedIn(String organization, Role role) {
        return browsers.compute(
                        address(organization, role),
                        (address, known) -> known == null || known.isOld() ? anew(address) : known)
                .browser();
    }

    /** Somebody of acme, signed in this moment: of all attempts theirs is the last. */
    public Browser signingIn(Role role) {
        return anew(address("acme", role)).browser();
    }

    private SignedIn anew(String address) {
        Browser browser = browser();
        browser.open("/login");
        browser.submit("/login", Map.of("email", address, "password", PASSWORD));
        return new SignedIn(browser, Instant.now());
    }

    private record SignedIn(Browser browser, Instant since) {

        boolean isOld() {
            return since.plus(Duration.ofMinutes(10)).isBefore(Instant.now());
        }
    }

    private void organization(String slug, Plan plan) {
        server.bean(Organizations.class)
                .save(slug, slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1), plan, Role.AUDITOR);
    }

    private void join(String slug, Role role) {
        Organization organization =
                server.bean(Organizations.class).bySlug(slug).orElseThrow();
        User user = user(slug, role);
        server.bean(Memberships.class).join(organization.id(), user.id(), role, false);
        server.bean(Passwords.class).set(user, PASSWORD);
    }

    private User user(String organization, Role role) {
        return server.bean(Users.class)
                .byEmailOrMade(new EmailAddress(address(organization, role)), "Some", role.key());
    }

    private static String address(String organization, Role role) {
        return role.key() + "@" + organization + ".test";
    }

    private static Path file(Path folder) {
        try {
            return Files.writeString(folder.resolve("rialto.yaml"), FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("rialto-dashboard");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
