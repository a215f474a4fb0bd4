package io.rialto.server.identityprovider;

import static io.rialto.server.site.SiteFixtures.aVault;
import static io.rialto.server.site.SiteFixtures.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.dns.Resolvers;
import io.rialto.server.job.JobQueues;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.UserId;
import io.rialto.server.organization.Users;
import io.rialto.server.outbound.Guard;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.vault.ServerSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Identity providers as tests need them. */
public final class ProviderFixtures {

    static final Ids IDS = new Ids(new SecureRandom());

    private ProviderFixtures() {}

    /** All that is required, for one domain. Its URLs' hosts are addresses, so that no test asks a resolver. */
    public static Draft aProvider(String name) {
        return Draft.EMPTY
                .with(Attribute.NAME, name)
                .with(Attribute.CLIENT_ID, "a6CDk5v1ZV99GrtOcfYVEZRnDDt")
                .with(Attribute.CLIENT_SECRET, "hunter2-client-secret")
                .with(Attribute.ISSUER, "https://login.acme.example/")
                .with(Attribute.DOMAINS, "acme.example")
                .with(Attribute.TOKEN_URL, "https://93.184.215.14/oauth/token")
                .with(Attribute.AUTHORIZE_URL, "https://login.acme.example/authorize")
                .with(Attribute.JWKS_URL, "https://93.184.215.14/jwks.json");
    }

    /** A provider's owner. */
    public record Owner(OrganizationId organization, UserId user) {

        Who who() {
            return Who.user(user.value());
        }
    }

    public static Owner anOwner(TestDatabase database) {
        return new Owner(anOrganization(database), aUser(database, "olga@acme.example"));
    }

    static Owner anotherOwner(TestDatabase database) {
        Organizations organizations = new Organizations(database.jdbc(), IDS);
        organizations.save("other", "Other", Plan.ENTERPRISE, Role.AUDITOR);
        return new Owner(organizations.bySlug("other").orElseThrow().id(), aUser(database, "otto@other.example"));
    }

    private static UserId aUser(TestDatabase database, String email) {
        return new Users(database.jdbc(), IDS, Clock.systemUTC())
                .byEmailOrMade(new EmailAddress(email), "O", "O")
                .id();
    }

    /** The parts of one node. */
    record Node(TestDatabase database, Clock clock) {

        ProviderRows rows() {
            return new ProviderRows(database.jdbc(), new ProviderReading(aVault(1)), clock);
        }

        CheckRows checks() {
            return new CheckRows(database.jdbc());
        }

        Trail trail() {
            return new Trail(new Changes(database.jdbc(), IDS, clock));
        }

        TxtRecords records() {
            return new TxtRecords(
                    new ServerSecrets(database.jdbc(), aVault(1), new SecureRandom()),
                    new Variables(Map.<String, String>of()::get).read());
        }

        IdentityProviderStore store(ProofJobs jobs) {
            return new IdentityProviderStore(
                    rows(),
                    checks(),
                    records(),
                    jobs,
                    trail(),
                    IDS,
                    new Guard(new Variables(Map.<String, String>of()::get).read()),
                    database.transactions());
        }

        /** This node's parts that prove domains, at work, with these resolvers. */
        Proving proving(String servers) {
            Settings settings = new Variables(Map.of("RIALTO_DNS_SERVERS", servers)::get).read();
            Resolvers resolvers = new Resolvers(settings);
            ProofRun run = new ProofRun(
                    rows(), checks(), new DomainProof(resolvers, rows(), records(), clock), trail(), clock);
            JobQueues jobs = new JobQueues(database.dataSource(), database.transactions(), clock, IDS);
            ScheduledProofs proofs = new ScheduledProofs(run, jobs);
            jobs.start();
            return new Proving(store(proofs), jobs, run, resolvers);
        }
    }

    /** A node at work. */
    record Proving(IdentityProviderStore store, JobQueues jobs, ProofRun run, Resolvers resolvers)
            implements AutoCloseable {

        IdentityProvider created(Owner owner, String domains) {
            Draft draft = aProvider("Acme " + IDS.next()).with(Attribute.DOMAINS, domains);
            Saving saving = store.create(owner.organization(), owner.user(), draft, owner.who());
            return ((Saving.Saved) saving).provider();
        }

        void verifyNow(Owner owner, IdentityProvider provider) {
            assertThat(store.verifyNow(owner.organization(), provider.id())).isTrue();
        }

        IdentityProvider now(IdentityProvider provider) {
            return store.byId(provider.id()).orElseThrow();
        }

        /** The last check of one of its domains. */
        DomainCheck check(IdentityProvider provider, int domain) {
            return store.checks(provider).domains().get(domain).last();
        }

        /** Waits until the last check of its first domain found that. */
        DomainCheck eventually(IdentityProvider provider, Outcome outcome) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(check(provider, 0))
                            .isNotNull()
                            .extracting(DomainCheck::outcome)
                            .isEqualTo(outcome));
            return check(provider, 0);
        }

        @Override
        public void close() {
            jobs.stop();
            run.close();
            resolvers.close();
        }
    }

    /** Plans nothing. */
    static final class NoJobs implements ProofJobs {

        @Override
        public void begin(IdentityProviderId id) {}

        @Override
        public void now(IdentityProviderId id) {}

        @Override
        public void end(IdentityProviderId id) {}
    }
}
