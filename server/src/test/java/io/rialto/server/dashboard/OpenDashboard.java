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
import java.util.Locale;
import java.util.Map;

/**
 * One server for all tests of the dashboard's pages: the enterprise organization acme with somebody of each role, the standard
 * organization plain with an owner, and the enterprise organization other, whose owner is a stranger to both. What a test makes stays
 * for the others, so each names its own things.
 */
public final class OpenDashboard {

    private static final String PASSWORD = "correct horse battery";
    private static final OpenDashboard SHARED = new OpenDashboard();

    private final RunningServer server;

    private OpenDashboard() {
        server = RunningServer.start(folder(), Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true"));
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

    /** Whom the API takes somebody of acme for. */
    public Caller caller(Role role) {
        Organization acme = server.bean(Organizations.class).bySlug("acme").orElseThrow();
        User user = user("acme", role);
        return new Caller(user.id(), acme.id(), acme.plan(), role);
    }

    private Browser signedIn(String organization, Role role) {
        Browser browser = new Browser(server);
        browser.open("/login");
        browser.submit("/login", Map.of("email", address(organization, role), "password", PASSWORD));
        return browser;
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

    private static Path folder() {
        try {
            return Files.createTempDirectory("rialto-dashboard");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
