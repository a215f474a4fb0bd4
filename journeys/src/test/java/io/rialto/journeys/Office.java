package io.rialto.journeys;

import static org.awaitility.Awaitility.await;

import io.rialto.server.Rialto;
import io.rialto.server.audit.Who;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.identityprovider.Saving;
import io.rialto.server.identityprovider.Status;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acme's Rialto in this process, with an owner, and a name server that proves Acme's domains. In this process, for the providers are
 * made anew in each test, and the parts that make them are at hand.
 */
final class Office implements AutoCloseable {

    static final String OWNER = "olga@acme.example";
    static final String PASSWORD = "correct horse battery";

    private final NameServer names = NameServer.start();
    private final int port = Ports.free();
    private final String host;
    private final ConfigurableApplicationContext rialto;
    private final Organization acme;
    private final User olga;

    private Office(String host) {
        this.host = host;
        rialto = new SpringApplicationBuilder(Rialto.class)
                .properties(Map.of(
                        "RIALTO_PORT", String.valueOf(port),
                        "RIALTO_PUBLIC_URL", url(),
                        "RIALTO_DATA_DIR", folder().toString(),
                        "RIALTO_ALLOW_PRIVATE_ADDRESSES", "true",
                        "RIALTO_DNS_SERVERS", names.setting(),
                        "RIALTO_TRUSTED_PROXIES", "127.0.0.0/8",
                        "spring.jmx.enabled", "false",
                        "spring.application.admin.jmx-name", UUID.randomUUID().toString()))
                .run();
        rialto.getBean(Organizations.class).save("acme", "Acme", Plan.ENTERPRISE, Role.AUDITOR);
        acme = rialto.getBean(Organizations.class).bySlug("acme").orElseThrow();
        olga = rialto.getBean(Users.class).byEmailOrMade(new EmailAddress(OWNER), "Olga", "Owner");
        rialto.getBean(Memberships.class).join(acme.id(), olga.id(), Role.OWNER, false);
        rialto.getBean(Passwords.class).set(olga, PASSWORD);
    }

    static Office open() {
        return new Office("127.0.0.1");
    }

    /** Under the one name at which browsers make passkeys without https. */
    static Office atLocalhost() {
        return new Office("localhost");
    }

    /** A part of the server. */
    <T> T part(Class<T> type) {
        return rialto.getBean(type);
    }

    /** An organization without anything, and somebody in it. */
    Caller organize(String slug, String name, String email, Role role) {
        part(Organizations.class).save(slug, name, Plan.ENTERPRISE, Role.AUDITOR);
        return join(slug, email, role);
    }

    /** Somebody more, with the password of everybody. */
    Caller join(String slug, String email, Role role) {
        Organization organization = part(Organizations.class).bySlug(slug).orElseThrow();
        String name = email.substring(0, email.indexOf('@'));
        User user = part(Users.class)
                .byEmailOrMade(
                        new EmailAddress(email),
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                        "Example");
        part(Memberships.class).join(organization.id(), user.id(), role, false);
        part(Passwords.class).set(user, PASSWORD);
        return new Caller(user.id(), organization.id(), organization.plan(), role);
    }

    /** From now on who belongs to the organization of that owner signs in through its provider, which never answers. */
    void demandProvider(Caller owner) {
        Draft draft = draft(
                new Trusted("Glass", "glass.example", "glass", "of glass", "https://127.0.0.1:9/", ""),
                "https://127.0.0.1:9/",
                "https://127.0.0.1:9/",
                "https://127.0.0.1:9/");
        store().create(
                        owner.organization(),
                        owner.user(),
                        draft,
                        Who.user(owner.user().value()));
        JdbcClient jdbc = part(JdbcClient.class);
        jdbc.sql("update identity_provider set status = 'VERIFIED' where organization_id = :id")
                .param("id", owner.organization().value())
                .update();
        jdbc.sql("update organization set sso_enforcement = 'EVERYONE' where id = :id")
                .param("id", owner.organization().value())
                .update();
    }

    /** Whom the API takes Acme's owner for. */
    Caller owner() {
        return new Caller(olga.id(), acme.id(), acme.plan(), Role.OWNER);
    }

    String url() {
        return "http://" + host + ":" + port;
    }

    URI at(String path) {
        return URI.create(url() + path);
    }

    String redirectUri() {
        return url() + "/users/auth/openid/callback";
    }

    /** What one needs to know of a provider that is to be trusted. */
    record Trusted(String name, String domain, String clientId, String clientSecret, String issuer, String endpoints) {}

    /** A provider whose endpoints are at the usual paths below an address. */
    IdentityProvider trust(Trusted trusted) {
        return trust(
                trusted,
                trusted.endpoints() + "/authorize",
                trusted.endpoints() + "/token",
                trusted.endpoints() + "/jwks");
    }

    /** Makes the provider, puts its TXT record on the domain, and waits until Rialto has seen it. */
    IdentityProvider trust(Trusted trusted, String authorizeUrl, String tokenUrl, String jwksUrl) {
        IdentityProvider made = make(trusted, authorizeUrl, tokenUrl, jwksUrl);
        names.publish(trusted.domain(), made.txtRecord());
        await("the proof of " + trusted.domain())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isProved(made));
        return made;
    }

    /** Makes a provider whose domain proves nothing yet. */
    IdentityProvider make(Trusted trusted, String authorizeUrl, String tokenUrl, String jwksUrl) {
        Draft draft = draft(trusted, authorizeUrl, tokenUrl, jwksUrl);
        return switch (store().create(
                        acme.id(), olga.id(), draft, Who.user(olga.id().value()))) {
            case Saving.Saved(IdentityProvider provider) -> provider;
            case Saving.Invalid(var problems) -> throw new AssertionError(problems.toString());
            case Saving.Missing() -> throw new AssertionError("missing");
        };
    }

    private static Draft draft(Trusted trusted, String authorizeUrl, String tokenUrl, String jwksUrl) {
        return Draft.EMPTY
                .with(Attribute.NAME, trusted.name())
                .with(Attribute.CLIENT_ID, trusted.clientId())
                .with(Attribute.CLIENT_SECRET, trusted.clientSecret())
                .with(Attribute.ISSUER, trusted.issuer())
                .with(Attribute.DOMAINS, trusted.domain())
                .with(Attribute.AUTHORIZE_URL, authorizeUrl)
                .with(Attribute.TOKEN_URL, tokenUrl)
                .with(Attribute.JWKS_URL, jwksUrl);
    }

    private IdentityProviderStore store() {
        return rialto.getBean(IdentityProviderStore.class);
    }

    // The first look may have come before the record.
    private boolean isProved(IdentityProvider made) {
        boolean proved = rialto.getBean(IdentityProviders.class)
                        .byId(made.id())
                        .orElseThrow()
                        .status()
                == Status.VERIFIED;
        if (!proved) {
            store().verifyNow(acme.id(), made.id());
        }
        return proved;
    }

    void disable(IdentityProvider provider) {
        store().disable(acme.id(), provider.id(), Who.user(olga.id().value()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "journeys").toAbsolutePath()), "office-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rialto.close();
        names.close();
    }
}
