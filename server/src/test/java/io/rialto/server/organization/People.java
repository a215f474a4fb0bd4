package io.rialto.server.organization;

import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.vault.ServerSecrets;
import io.rialto.server.vault.Vault;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The organizations and people of a test, on a database without a row. */
public final class People {

    public final TheClock clock = new TheClock();
    public final SecureRandom random = new SecureRandom();
    public final Ids ids = new Ids(random);
    public final Vault vault = new Vault(new SecretKeySpec(new byte[32], "AES"));
    public final ServerSecrets secrets;
    public final JdbcClient jdbc;
    public final Changes changes;
    public final Organizations organizations;
    public final Users users;
    public final Memberships memberships;
    public final Roster roster;
    public final FileRoster fileRoster;
    public final Passwords passwords;
    public final ApiCredentials credentials;
    public final FileCredentials fileCredentials;

    public People(TestDatabase database) {
        jdbc = database.emptied().jdbc();
        secrets = new ServerSecrets(jdbc, vault, random);
        changes = new Changes(jdbc, ids, clock);
        organizations = new Organizations(jdbc, ids);
        users = new Users(jdbc, ids, clock);
        memberships = new Memberships(jdbc, ids, clock, changes);
        MembershipRows rows = new MembershipRows(jdbc, clock, memberships, changes);
        roster = new Roster(jdbc, database.transactions(), memberships, rows);
        fileRoster = new FileRoster(memberships, rows);
        passwords = new Passwords(jdbc, users, clock, secrets);
        ClientSecrets clientSecrets = new ClientSecrets(random, secrets);
        ApiCredentialRows credentialRows = new ApiCredentialRows(jdbc, ids, clock, changes);
        credentials = new ApiCredentials(jdbc, clientSecrets, credentialRows);
        fileCredentials = new FileCredentials(credentials, clientSecrets, credentialRows);
    }

    /** An enterprise organization of that slug. */
    public Organization organization(String slug) {
        organizations.save(slug, slug, Plan.ENTERPRISE, Role.AUDITOR);
        return organizations.bySlug(slug).orElseThrow();
    }

    /** Somebody without an organization: {@code olga} is olga@acme.test. */
    public User user(String name) {
        return users.byEmailOrMade(new EmailAddress(name + "@acme.test"), name, "Example");
    }

    /** Somebody who has signed in as a member. */
    public Membership member(Organization organization, String name, Role role) {
        return memberships.join(organization.id(), user(name).id(), role, false);
    }
}
