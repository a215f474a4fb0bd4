package io.rialto.server.servicemetadata;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rialto.saml.Signed;
import io.rialto.server.audit.Changes;
import io.rialto.server.database.Ids;
import io.rialto.server.database.Revision;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.Accounts;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ExternalService.RelayState;
import io.rialto.server.externalservice.ExternalService.Release;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.externalservice.PublishedSaml.Wishes;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.job.JobQueues;
import io.rialto.server.job.Next;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteStore;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a server follows metadata, on a database. */
final class Node implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ExternalServiceStore services;
    final Rows rows;
    final MetadataChanges changes;
    final JobQueues jobs;
    private final TestDatabase database;
    private final Refresh refresh;
    private final Following following;
    private final AcceptedMetadata accepted;
    private final Revision revision;
    private final Outbound outbound;

    Node(TestDatabase database, Clock clock) {
        this(database, clock, true);
    }

    /** @param privateAllowed without it the publisher, who is on this machine, is no address to be asked */
    Node(TestDatabase database, Clock clock, boolean privateAllowed) {
        Settings settings = new Variables(Map.of(
                        "RIALTO_PUBLIC_URL",
                        "https://id.test",
                        "RIALTO_ALLOW_PRIVATE_ADDRESSES",
                        String.valueOf(privateAllowed))::get)
                .read();
        this.database = database;
        Ids ids = new Ids(new SecureRandom());
        SiteStore sites = SiteFixtures.aStore(database, "https://id.test");
        services = new ExternalServiceStore(database.jdbc(), SiteFixtures.aVault(1));
        revision = new Revision(database.jdbc());
        rows = new Rows(database.jdbc());
        changes = new MetadataChanges(
                new ChangeRows(database.jdbc()), rows, revision, new Changes(database.jdbc(), ids, clock), ids, clock);
        outbound = new Outbound(new Guard(settings), settings);
        refresh = new Refresh(
                services, sites, rows, changes, new Fetching(outbound), revision, new Notices(meters), settings, clock);
        jobs = new JobQueues(database.dataSource(), database.transactions(), clock, ids);
        following = new Following(services, rows, changes, new RefreshJobs(refresh, jobs));
        accepted = new AcceptedMetadata(rows);
    }

    /** Configures the site's one service, and sees to it that its metadata is followed. */
    ExternalService following(SiteId site, URI url, @Nullable X509Certificate signedBy) {
        return following(site, new Source(url, null, signedBy == null ? null : Certificates.text(signedBy)));
    }

    ExternalService following(SiteId site, Source source) {
        return following(site, source, Wishes.NONE);
    }

    ExternalService following(SiteId site, Source source, Wishes wishes) {
        Saml said = new Saml("", URI.create(""), NameIdKind.PERSISTENT, null, Signed.ASSERTION);
        database.transactions().executeWithoutResult(status -> {
            revision.lock();
            services.save(
                    site,
                    0,
                    new ExternalServiceDraft(
                            "learn",
                            "Learning",
                            "",
                            true,
                            new PublishedSaml(said, wishes, source),
                            new Release(Map.of(), Set.of(), Set.of()),
                            null,
                            RelayState.NONE,
                            Accounts.USUAL,
                            Secrets.NONE));
            following.follow();
        });
        return services.all().getFirst();
    }

    /** One look, as the job has it; when the next one is. */
    Next look(ExternalService service) {
        Refresh.Seen seen = refresh.look(service.id()).orElseThrow();
        return database.transactions().execute(status -> refresh.conclude(service.id(), seen));
    }

    /** The service as customers meet it. */
    ExternalService now(ExternalService service) {
        return accepted.current().apply(services.byId(service.id()).orElseThrow());
    }

    /** Where a customer is sent now. */
    URI acs(ExternalService service) {
        return ((Saml) now(service).protocol()).acs();
    }

    Row row(ExternalService service) {
        return rows.find(service.id()).orElseThrow();
    }

    double told(String event) {
        return meters.find("rialto.service.metadata").tag("event", event).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        jobs.stop();
        outbound.close();
    }
}
