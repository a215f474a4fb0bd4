package io.rialto.server.servicemetadata;

import static io.rialto.server.servicemetadata.PublishedDocument.ofLearn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteId;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The jobs, on the database's own time. */
@OnEachDatabase
class RefreshJobsTest {

    private final TestDatabase database;
    private final SiteId site;

    RefreshJobsTest(TestDatabase database) {
        this.database = database.emptied();
        site = SiteFixtures.aSavedSite(database, SiteFixtures.aSite("main"));
    }

    @Test
    void ofTwoNodesOneFetches() {
        try (Publisher publisher = new Publisher();
                Node first = new Node(database, Clock.systemUTC());
                Node second = new Node(database, Clock.systemUTC())) {
            publisher.publish(ofLearn());
            first.jobs.start();
            second.jobs.start();

            ExternalService service = first.following(site, publisher.url(), null);

            until(first, service, Availability.ACTIVE);
            // Whoever would have it a second time would have it by now: both nodes poll each second.
            int looks = jobs();
            assertThat(looks).isOne();
            assertThat(second.now(service).availability()).isEqualTo(Availability.ACTIVE);
            assertThat(publisher.asked()).isOne();
        }
    }

    @Test
    void aJobSurvivesTheNodeThatPlannedIt() {
        try (Publisher publisher = new Publisher()) {
            publisher.publish(ofLearn());
            ExternalService service;
            try (Node first = new Node(database, Clock.systemUTC())) {
                service = first.following(site, publisher.url(), null);
            }

            try (Node second = new Node(database, Clock.systemUTC())) {
                second.jobs.start();

                until(second, service, Availability.ACTIVE);
            }
        }
    }

    @Test
    void aSilentPublisherKeepsNobodyElseWaiting() {
        try (Publisher silent = new Publisher();
                Publisher publisher = new Publisher();
                Node node = new Node(database, Clock.systemUTC())) {
            silent.keepSilent();
            publisher.publish(ofLearn());
            SiteId other = SiteFixtures.aSavedSite(database, SiteFixtures.aSite("other"));
            node.jobs.start();
            node.following(other, silent.url(), null);
            await().atMost(Duration.ofSeconds(30)).until(() -> silent.asked() > 0);

            node.following(site, publisher.url(), null);

            ExternalService quick = node.services.all().stream()
                    .filter(service -> service.siteId().equals(site))
                    .findFirst()
                    .orElseThrow();
            until(node, quick, Availability.ACTIVE);
        }
    }

    private int jobs() {
        return database.jdbc()
                .sql("select count(*) from metadata_task")
                .query(Integer.class)
                .single();
    }

    private static void until(Node node, ExternalService service, Availability availability) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> node.now(service).availability() == availability);
    }
}
