package io.rialto.server.servicemetadata;

import static io.rialto.server.servicemetadata.PublishedDocument.FIRST_KEY;
import static io.rialto.server.servicemetadata.PublishedDocument.NEXT_KEY;
import static io.rialto.server.servicemetadata.PublishedDocument.PUBLISHER_CERTIFICATE;
import static io.rialto.server.servicemetadata.PublishedDocument.ofLearn;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.DataCipher;
import io.rialto.server.audit.Who;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.Saml;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.externalservice.PublishedSaml.Wishes;
import io.rialto.server.externalservice.SamlTerms;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.job.Next;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.search.Search;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import io.rialto.server.servicemetadata.MetadataChanges.Decided;
import io.rialto.server.site.SiteFixtures;
import io.rialto.server.site.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a service's metadata, look by look. */
@OnEachDatabase
class RefreshTest {

    private static final URI OLD = URI.create("https://learn.test/acs");
    private static final URI NEW = URI.create("https://learn.test/new-acs");
    private static final Who OLGA = Who.user("AbcdefghiJ");

    private final TheClock clock = new TheClock();
    private final Publisher publisher = new Publisher();
    private final TestDatabase database;
    private final SiteId site;
    private final OrganizationId organization;
    private final Node node;

    RefreshTest(TestDatabase database) {
        this.database = database.emptied();
        organization = SiteFixtures.anOrganization(database);
        site = SiteFixtures.aSavedSite(database, SiteFixtures.aSite("main"));
        node = new Node(database, clock);
    }

    @AfterEach
    void close() {
        node.close();
        publisher.close();
    }

    @Test
    void aServiceWhoseMetadataWasNeverFetchedIsClosed() {
        publisher.answer(500);
        ExternalService service = node.following(site, publisher.url(), null);

        node.look(service);

        assertThat(node.now(service).availability()).isEqualTo(Availability.METADATA_MISSING);
        assertThat(node.row(service).failure()).contains("status 500");
    }

    @Test
    void theFirstDocumentCountsAtOnce() {
        publisher.publish(ofLearn());
        ExternalService service = node.following(site, publisher.url(), null);

        node.look(service);

        ExternalService open = node.now(service);
        assertThat(open.availability()).isEqualTo(Availability.ACTIVE);
        assertThat(open.protocol()).isInstanceOfSatisfying(Saml.class, saml -> {
            assertThat(saml.entityId()).isEqualTo("https://learn.test/saml");
            assertThat(saml.acs()).isEqualTo(OLD);
        });
        assertThat(found()).isEmpty();
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        publisher.publish(ofLearn());
        ExternalService service = node.following(site, publisher.url(), null);
        node.look(service);

        node.look(service);
        node.look(service);

        assertThat(publisher.saved()).isEqualTo(2);
        assertThat(node.acs(service)).isEqualTo(OLD);
    }

    @Test
    void namesOrderAndEndsAreTakenAtOnce() {
        ExternalService service = accepted(ofLearn());

        publisher.publish(ofLearn()
                .keysTheOtherWayRound()
                .contact("Somebody else")
                .until(clock.instant().plus(Duration.ofDays(90))));
        node.look(service);

        assertThat(found()).isEmpty();
        assertThat(node.row(service).accepted().validUntil())
                .isEqualTo(clock.instant().plus(Duration.ofDays(90)));
    }

    @Test
    void anotherPlaceWaitsForSomebodysApproval() {
        ExternalService service = accepted(ofLearn());

        publisher.publish(ofLearn().at(NEW.toString()));
        node.look(service);

        assertThat(node.acs(service)).isEqualTo(OLD);
        MetadataChange change = found().getFirst();
        assertThat(change.status()).isEqualTo(Status.PENDING);
        assertThat(change.site()).isEqualTo("main");
        assertThat(change.service()).isEqualTo("learn");
        assertThat(change.difference().steps())
                .extracting(Step::line)
                .containsExactly("changed assertion consumer service: " + OLD + ", index 0, default -> " + NEW
                        + ", index 0, default");
        assertThat(node.told("pending")).isEqualTo(1);
    }

    @Test
    void whatIsApprovedIsInForce() {
        ExternalService service = accepted(ofLearn());
        publisher.publish(ofLearn().at(NEW.toString()));
        node.look(service);

        Decided decided = decide(Status.APPROVED);

        assertThat(decided).isInstanceOf(Decided.Done.class);
        assertThat(node.acs(service)).isEqualTo(NEW);
        assertThat(found()).extracting(MetadataChange::status).containsExactly(Status.APPROVED);
        assertThat(found()).extracting(MetadataChange::decidedBy).containsExactly(OLGA.value());
        assertThat(decide(Status.APPROVED)).isInstanceOf(Decided.Not.class);
    }

    @Test
    void whatIsRejectedIsNotProposedAgainUntilItIsAnother() {
        ExternalService service = accepted(ofLearn());
        publisher.publish(ofLearn().at("https://evil.test/acs"));
        node.look(service);
        decide(Status.REJECTED);

        publisher.publish(ofLearn().at("https://evil.test/acs").contact("Eve"));
        node.look(service);

        assertThat(node.acs(service)).isEqualTo(OLD);
        assertThat(found()).hasSize(1);

        publisher.publish(ofLearn().at(NEW.toString()));
        node.look(service);

        assertThat(found())
                .extracting(MetadataChange::status)
                .containsExactlyInAnyOrder(Status.REJECTED, Status.PENDING);
    }

    @Test
    void whatChangesAgainBeforeAnybodyDecidedIsSuperseded() {
        ExternalService service = accepted(ofLearn());
        publisher.publish(ofLearn().at("https://learn.test/other"));
        node.look(service);
        publisher.publish(ofLearn().at(NEW.toString()));
        node.look(service);
        node.look(service);

        assertThat(found())
                .extracting(MetadataChange::status)
                .containsExactlyInAnyOrder(Status.SUPERSEDED, Status.PENDING);
        decide(Status.APPROVED);
        assertThat(node.acs(service)).isEqualTo(NEW);
    }

    @Test
    void whatIsTakenBackNeedsNoDecision() {
        ExternalService service = accepted(ofLearn());
        publisher.publish(ofLearn().at(NEW.toString()));
        node.look(service);

        publisher.publish(ofLearn());
        node.look(service);

        assertThat(found()).extracting(MetadataChange::status).containsExactly(Status.WITHDRAWN);
    }

    @Test
    void aNewKeyWaitsForApprovalWhereNobodySigned() {
        ExternalService service = accepted(ofLearn());

        publisher.publish(ofLearn().signing(NEXT_KEY));
        node.look(service);

        assertThat(found()).extracting(MetadataChange::status).containsExactly(Status.PENDING);
        assertThat(node.row(service).accepted().signingKeys()).containsExactly(Certificates.text(FIRST_KEY));
        assertThat(found().getFirst().difference().steps())
                .extracting(Step::line)
                .containsExactly(
                        "added signing key: CN=learn, until 2046-01-01, SHA-256 " + Certificates.fingerprint(NEXT_KEY));
    }

    @Test
    void aNewKeyUnderASignatureIsTakenAtOnceAndUsedFirst() {
        ExternalService service = acceptedSigned(ofLearn());

        publisher.publish(ofLearn().signing(NEXT_KEY).encryption(NEXT_KEY).signed());
        node.look(service);

        assertThat(found()).extracting(MetadataChange::status).containsExactly(Status.TAKEN);
        assertThat(node.row(service).accepted().signingKeys()).contains(Certificates.text(NEXT_KEY));
        assertThat(node.row(service).accepted().encryptionKeys().getFirst()).isEqualTo(Certificates.text(NEXT_KEY));
    }

    @Test
    void aKeyThatGoesOrAPlaceThatMovesWaitsAlsoUnderASignature() {
        ExternalService service = acceptedSigned(ofLearn().signing(NEXT_KEY));

        publisher.publish(ofLearn().signed());
        node.look(service);
        assertThat(found()).extracting(MetadataChange::status).containsExactly(Status.PENDING);

        publisher.publish(ofLearn().signing(NEXT_KEY).at(NEW.toString()).signed());
        node.look(service);
        assertThat(node.acs(service)).isEqualTo(OLD);
    }

    @Test
    void aDocumentWithoutTheSignatureItNeedsIsNotRead() {
        ExternalService service = acceptedSigned(ofLearn());

        publisher.publish(ofLearn().signing(NEXT_KEY).xml());
        node.look(service);

        assertThat(node.row(service).failure()).contains("not signed");
        publisher.publish(ofLearn().signed().replace("learn.test/acs", "evil.test/acs"));
        node.look(service);
        assertThat(node.row(service).failure()).contains("does not hold");
        assertThat(node.acs(service)).isEqualTo(OLD);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatCannotBeFetchedOrReadLeavesTheOldInForce() {
        ExternalService service = accepted(ofLearn());

        publisher.redirectTo("https://evil.test/metadata");
        node.look(service);
        assertThat(node.row(service).failure()).contains("redirects");
        publisher.sendTooMuch();
        node.look(service);
        assertThat(node.row(service).failure()).contains("longer than 1 MiB");
        publisher.publish("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        node.look(service);
        assertThat(node.row(service).failure()).contains("document type");
        publisher.publish(ofLearn().at("http://learn.test/acs"));
        node.look(service);
        assertThat(node.row(service).failure()).contains("https");
        publisher.close();
        node.look(service);
        assertThat(node.row(service).failure()).contains("nobody answers");
        assertThat(node.acs(service)).isEqualTo(OLD);
        assertThat(node.now(service).availability()).isEqualTo(Availability.ACTIVE);
        assertThat(node.told("failed")).isEqualTo(5);
    }

    @Test
    void aPrivateAddressIsNotAsked() {
        publisher.publish(ofLearn());
        try (Node strict = new Node(database, clock, false)) {
            ExternalService service = strict.following(site, publisher.url(), null);

            strict.look(service);

            assertThat(publisher.asked()).isZero();
            assertThat(strict.row(service).failure()).contains("is not fetched");
            assertThat(strict.now(service).availability()).isEqualTo(Availability.METADATA_MISSING);
        }
    }

    @Test
    void failuresAreRetriedSoonAndThenHourly() {
        publisher.answer(503);
        ExternalService service = node.following(site, publisher.url(), null);

        assertThat(node.look(service)).isEqualTo(in(Duration.ofSeconds(30)));
        assertThat(node.look(service)).isEqualTo(in(Duration.ofMinutes(1)));
        for (int i = 0; i < 12; i++) {
            node.look(service);
        }
        assertThat(node.look(service)).isEqualTo(in(Duration.ofHours(1)));
    }

    @Test
    void somebodyIsToldOnceThatItFailsForLong() {
        ExternalService service = accepted(ofLearn());
        publisher.answer(404);
        node.look(service);
        clock.advance(Duration.ofHours(25));
        node.look(service);
        node.look(service);

        assertThat(node.told("failing_long")).isEqualTo(1);

        publisher.publish(ofLearn());
        node.look(service);
        assertThat(node.row(service).failure()).isNull();
    }

    @Test
    void itIsLookedAtAsOftenAsItAsksBetweenAnHourAndADay() {
        publisher.publish(ofLearn().xml().replace(" ID=", " cacheDuration=\"PT5M\" ID="));
        ExternalService service = node.following(site, publisher.url(), null);
        assertThat(node.look(service)).isEqualTo(in(Duration.ofHours(1)));

        publisher.publish(ofLearn().xml().replace(" ID=", " cacheDuration=\"P30D\" ID="));
        assertThat(node.look(service)).isEqualTo(in(Duration.ofHours(24)));
    }

    @Test
    void aSignedDocumentClosesTheServiceAtItsEnd() {
        ExternalService service = acceptedSigned(ofLearn().until(clock.instant().plus(Duration.ofHours(3))));
        assertThat(node.look(service)).isEqualTo(in(Duration.ofHours(3)));

        clock.advance(Duration.ofHours(2));
        node.look(service);
        assertThat(node.told("ending")).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        node.look(service);

        assertThat(node.now(service).availability()).isEqualTo(Availability.METADATA_EXPIRED);
        assertThat(node.told("ending")).isEqualTo(1);
        assertThat(node.told("ended")).isEqualTo(1);

        publisher.publish(
                ofLearn().until(clock.instant().plus(Duration.ofDays(30))).signed());
        node.look(service);
        assertThat(node.now(service).availability()).isEqualTo(Availability.ACTIVE);
    }

    @Test
    void theEndOfAnUnsignedDocumentIsToldAndClosesNothing() {
        ExternalService service = accepted(ofLearn().until(clock.instant().plus(Duration.ofDays(2))));

        publisher.answer(500);
        clock.advance(Duration.ofDays(3));
        node.look(service);

        assertThat(node.told("ending")).isEqualTo(1);
        assertThat(node.now(service).availability()).isEqualTo(Availability.ACTIVE);
    }

    @Test
    void aDocumentWhoseEndIsPastIsNotTaken() {
        ExternalService service = accepted(ofLearn());

        publisher.publish(ofLearn().at(NEW.toString()).until(clock.instant().minusSeconds(1)));
        node.look(service);

        assertThat(node.row(service).failure()).contains("which is past");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatExpiredWhileItWaitedCannotBeApproved() {
        ExternalService service = accepted(ofLearn());
        publisher.publish(ofLearn().at(NEW.toString()).until(clock.instant().plus(Duration.ofDays(1))));
        node.look(service);
        clock.advance(Duration.ofDays(2));

        assertThat(decide(Status.APPROVED)).isInstanceOf(Decided.Not.class);
        assertThat(node.acs(service)).isEqualTo(OLD);
    }

    @Test
    void ofAnotherAddressNothingThatWasAcceptedCounts() {
        ExternalService service = accepted(ofLearn());

        try (Publisher other = new Publisher()) {
            node.following(site, other.url(), null);

            assertThat(node.now(service).availability()).isEqualTo(Availability.METADATA_MISSING);
            other.publish(ofLearn().at(NEW.toString()));
            node.look(service);
            assertThat(node.acs(service)).isEqualTo(NEW);
        }
    }

    @Test
    void anotherSignerKeepsWhatIsInForceAndReadsItAnew() {
        ExternalService service = accepted(ofLearn());

        node.following(site, publisher.url(), PUBLISHER_CERTIFICATE);

        assertThat(node.now(service).availability()).isEqualTo(Availability.ACTIVE);
        node.look(service);
        assertThat(node.row(service).failure()).contains("not signed");
        assertThat(publisher.saved()).isZero();
    }

    @Test
    void theEntityThatIsAskedForIsTaken() {
        publisher.publish("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">"
                + ofLearn().xml()
                + ofLearn()
                        .entity("https://other.test")
                        .at(NEW.toString())
                        .xml()
                        .replace("_doc", "_b")
                + "</md:EntitiesDescriptor>");

        ExternalService service = node.following(site, new Source(publisher.url(), "https://other.test", null));
        node.look(service);

        assertThat(node.acs(service)).isEqualTo(NEW);
    }

    @Test
    void keysPlacesAndLogoutsComeFromTheDocument() {
        publisher.publish(ofLearn()
                .consumer("https://learn.test/b", 4)
                .logout("https://learn.test/slo")
                .xml()
                .replace("<md:SPSSODescriptor", "<md:SPSSODescriptor AuthnRequestsSigned=\"true\""));
        ExternalService service = node.following(
                site, new Source(publisher.url(), null, null), new Wishes(true, DataCipher.AES_128_GCM, null));
        node.look(service);

        SamlTerms terms = ((Saml) node.now(service).protocol()).terms();
        assertThat(terms.consumers())
                .containsExactly(
                        new SamlTerms.Consumer(0, OLD), new SamlTerms.Consumer(4, URI.create("https://learn.test/b")));
        assertThat(terms.signingCertificates()).containsExactly(Certificates.text(FIRST_KEY));
        assertThat(terms.signedRequests()).isTrue();
        assertThat(terms.sealing())
                .isEqualTo(new SamlTerms.Sealing(Certificates.text(FIRST_KEY), DataCipher.AES_128_GCM));
        assertThat(terms.logout().address()).isEqualTo(URI.create("https://learn.test/slo"));
    }

    @Test
    void nothingIsSentInTheClearBecauseTheKeyIsGone() {
        publisher.publish(ofLearn());
        ExternalService service =
                node.following(site, new Source(publisher.url(), null, null), new Wishes(true, null, null));
        node.look(service);

        publisher.publish(ofLearn().withoutKeys());
        node.look(service);

        assertThat(node.row(service).failure()).contains("no key to encrypt for");
        assertThat(((Saml) node.now(service).protocol()).terms().sealing()).isNotNull();
    }

    @Test
    void aServiceThatMustBeEncryptedForAndHasNoKeyIsClosed() {
        ExternalService service = accepted(ofLearn().withoutKeys());

        node.following(site, new Source(publisher.url(), null, null), new Wishes(true, null, null));

        assertThat(node.now(service).availability()).isEqualTo(Availability.METADATA_MISSING);
    }

    private ExternalService accepted(PublishedDocument document) {
        publisher.publish(document);
        ExternalService service = node.following(site, publisher.url(), null);
        node.look(service);
        return service;
    }

    private ExternalService acceptedSigned(PublishedDocument document) {
        publisher.publish(document.signed());
        ExternalService service = node.following(site, publisher.url(), PUBLISHER_CERTIFICATE);
        node.look(service);
        return service;
    }

    private Next in(Duration duration) {
        return new Next.At(clock.instant().plus(duration));
    }

    private List<MetadataChange> found() {
        return node.changes.search(organization, Search.everything()).items();
    }

    private Decided decide(Status status) {
        MetadataChange change = found().stream()
                .filter(one -> one.status() == Status.PENDING)
                .findFirst()
                .orElse(found().getFirst());
        return database.transactions()
                .execute(ignored -> status == Status.APPROVED
                        ? node.changes.approve(change, OLGA)
                        : node.changes.reject(change, OLGA));
    }
}
