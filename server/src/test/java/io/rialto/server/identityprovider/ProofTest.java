package io.rialto.server.identityprovider;

import static io.rialto.server.identityprovider.ProviderFixtures.anOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.NameServer;
import io.rialto.server.fixture.RunningKnot;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.ProviderFixtures.Node;
import io.rialto.server.identityprovider.ProviderFixtures.Owner;
import io.rialto.server.identityprovider.ProviderFixtures.Proving;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/** The proof of domains against a real authoritative name server, from the draft to the status. */
@OnEachDatabase
class ProofTest {

    @TempDir
    private static Path folder;

    private static RunningKnot knot;

    private final TestDatabase database;
    private final TheClock clock = new TheClock();
    private final Owner owner;

    ProofTest(TestDatabase database) {
        this.database = database.emptied();
        owner = anOwner(database);
    }

    @BeforeAll
    static void start() {
        knot = RunningKnot.start(folder);
    }

    @AfterAll
    static void stop() {
        knot.close();
    }

    @Test
    void theValueAtTheDomainVerifies() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);
            knot.zone(domain, "@ TXT \"v=spf1 -all\"", "@ TXT \"" + made.txtRecord() + "\"");

            proving.verifyNow(owner, made);

            assertThat(proving.eventually(made, Outcome.PROVEN).found()).isEmpty();
            assertThat(proving.now(made).open()).isTrue();
            assertThat(audit()).anyMatch(change -> change.contains("\"status\":[\"error\",\"verified\"]"));
        }
    }

    @Test
    void theValueAtTheLabelVerifiesToo() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);
            knot.zone(domain, "_rialto-challenge TXT \"" + made.txtRecord() + "\"");

            proving.verifyNow(owner, made);

            proving.eventually(made, Outcome.PROVEN);
            assertThat(proving.now(made).status()).isEqualTo(Status.VERIFIED);
        }
    }

    @Test
    void everyDomainMustCarryTheValue() {
        String first = aDomain();
        String second = aDomain();
        knot.zone(second);
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, first + "," + second);
            knot.txt(first, made.txtRecord());
            proving.verifyNow(owner, made);
            until(() -> proving.check(made, 0).outcome() == Outcome.PROVEN);
            assertThat(proving.check(made, 1).outcome()).isEqualTo(Outcome.NO_RECORD);
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);

            knot.txt(second, made.txtRecord());
            proving.verifyNow(owner, made);

            until(() -> proving.now(made).status() == Status.VERIFIED);
        }
    }

    @Test
    void aDomainThatDoesNotExistIsAnErrorUntilItDoes() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);
            proving.eventually(made, Outcome.NO_DOMAIN);
            assertThat(proving.now(made).status()).isEqualTo(Status.ERROR);

            knot.txt(domain, made.txtRecord());
            clock.advance(Duration.ofMinutes(1));

            until(() -> proving.now(made).status() == Status.VERIFIED);
        }
    }

    @Test
    void aDomainWithoutTheRecordIsPending() {
        String domain = aDomain();
        knot.txt(domain, "v=spf1 -all");
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);

            DomainCheck check = proving.eventually(made, Outcome.NO_RECORD);

            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
            assertThat(check.at()).isEqualTo(TheClock.NOON);
            assertThat(check.witnesses())
                    .extracting(DomainCheck.Witness::name, DomainCheck.Witness::said, DomainCheck.Witness::records)
                    .containsExactly(tuple(domain, "found", 1), tuple("_rialto-challenge." + domain, "nxdomain", 0));
            assertThat(proving.store().checks(made).next()).isEqualTo(TheClock.NOON.plus(Duration.ofMinutes(1)));
        }
    }

    @Test
    void anotherValueIsShownShortenedAndCleaned() {
        String domain = aDomain();
        knot.zone(
                domain,
                "@ TXT \"rialto-verification=0123456789abcdef\"",
                "@ TXT \"rialto-verification=<b>x\"",
                "@ TXT \"rialto-verification=\"");
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);

            DomainCheck check = proving.eventually(made, Outcome.WRONG_RECORD);

            assertThat(check.found())
                    .containsExactlyInAnyOrder(
                            "rialto-verification=01234567…", "rialto-verification=?b?x", "rialto-verification=");
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void ofTwoWhoClaimADomainOnlyTheOneWhoseValueIsThereHasIt() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider theirs = proving.created(owner, domain);
            IdentityProvider ours = proving.created(owner, domain);
            knot.txt(domain, theirs.txtRecord());

            proving.verifyNow(owner, theirs);
            proving.verifyNow(owner, ours);

            proving.eventually(theirs, Outcome.PROVEN);
            proving.eventually(ours, Outcome.CLAIMED_BY_ANOTHER);
            assertThat(proving.now(ours).status()).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void whatWasProvedWithOtherKeysIsNoProof() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);
            knot.txt(domain, made.txtRecord());
            proving.verifyNow(owner, made);
            until(() -> proving.now(made).open());

            proving.store()
                    .update(
                            owner.organization(),
                            made.id(),
                            Draft.EMPTY.with(Attribute.CLIENT_SECRET, "another"),
                            owner.who());
            proving.eventually(made, Outcome.WRONG_RECORD);
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);

            proving.store()
                    .update(
                            owner.organization(),
                            made.id(),
                            Draft.EMPTY.with(Attribute.CLIENT_SECRET, "hunter2-client-secret"),
                            owner.who());
            until(() -> proving.now(made).open());
        }
    }

    @Test
    void aNameServerInTroubleIsNoVerdict() {
        String domain = aDomain();
        knot.broken(domain);
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);

            proving.eventually(made, Outcome.SERVER_FAILURE);

            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void anAnswerThatIsCutOffIsNoVerdict() {
        try (NameServer cut = NameServer.behaving(query -> {
                    Message answer = NameServer.answerTo(query);
                    answer.getHeader().setFlag(Flags.TC);
                    return answer.toWire();
                });
                Proving proving = proving(cut.setting())) {
            IdentityProvider made = proving.created(owner, aDomain());

            proving.eventually(made, Outcome.TRUNCATED);

            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void aSilentDnsIsNoVerdictForThreeDays() {
        try (NameServer silent = NameServer.behaving(NameServer.SILENCE);
                Proving proving = proving(silent.setting())) {
            IdentityProvider made = proving.created(owner, aDomain());
            proving.eventually(made, Outcome.NO_ANSWER);
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);

            clock.advance(Duration.ofDays(3));

            until(() -> proving.now(made).status() == Status.ERROR);
        }
    }

    @Test
    void aSpoofedMinorityChangesNothing() {
        String domain = aDomain();
        knot.zone(domain);
        String six = "[::1]:" + knot.address().getPort();
        try (NameServer liar = NameServer.behaving(NameServer.saying(name -> List.of(value(name))));
                Proving proving = proving(knot.setting() + "," + six + "," + liar.setting())) {
            IdentityProvider made = proving.created(owner, domain);

            DomainCheck check = proving.eventually(made, Outcome.NO_RECORD);

            assertThat(check.witnesses()).extracting(DomainCheck.Witness::said).contains("found", "nodata");
            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
        }
    }

    // What a forger would say who has read the value in the API's answer.
    private String value(String name) {
        return database.jdbc()
                .sql("select txt_record from identity_provider where :name like '%' || domains")
                .param("name", name)
                .query(String.class)
                .single();
    }

    @Test
    void twoWhoDisagreeAreNoVerdict() {
        String domain = aDomain();
        knot.zone(domain);
        try (NameServer other = NameServer.behaving(NameServer.saying(name -> List.of(value(name))));
                Proving proving = proving(knot.setting() + "," + other.setting())) {
            IdentityProvider made = proving.created(owner, domain);

            proving.eventually(made, Outcome.DISAGREEMENT);

            assertThat(proving.now(made).status()).isEqualTo(Status.PENDING);
        }
    }

    @Test
    void aLostRecordWarnsThenEndsTheSignInAfterSevenDays() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = verified(proving, domain);

            knot.zone(domain);
            clock.advance(Duration.ofDays(1));
            proving.eventually(made, Outcome.NO_RECORD);
            Checks warned = proving.store().checks(made);
            assertThat(proving.now(made).open()).isTrue();
            assertThat(proving.now(made).provingSince()).isEqualTo(made.provingSince());
            assertThat(warned.lostSince()).isEqualTo(clock.instant());
            assertThat(warned.graceEnds()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
            assertThat(warned.next()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

            clock.advance(Duration.ofDays(7));
            until(() -> proving.now(made).status() == Status.PENDING);
            assertThat(proving.now(made).provingSince()).isEqualTo(clock.instant());
            assertThat(audit()).anyMatch(change -> change.contains("lost_since"));
        }
    }

    @Test
    void aRecordThatComesBackInTimeEndsTheGrace() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = verified(proving, domain);
            knot.zone(domain);
            clock.advance(Duration.ofDays(1));
            proving.eventually(made, Outcome.NO_RECORD);

            knot.txt(domain, made.txtRecord());
            clock.advance(Duration.ofHours(1));

            proving.eventually(made, Outcome.PROVEN);
            assertThat(proving.store().checks(made).lostSince()).isNull();
        }
    }

    @Test
    void aResolversFaultLeavesAVerifiedProviderAlone() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = verified(proving, domain);

            knot.broken(domain);
            clock.advance(Duration.ofDays(30));

            proving.eventually(made, Outcome.SERVER_FAILURE);
            assertThat(proving.now(made).open()).isTrue();
            assertThat(proving.store().checks(made).lostSince()).isNull();
        }
    }

    @Test
    void aDisabledProviderIsProvedAllTheSame() {
        String domain = aDomain();
        try (Proving proving = proving(knot.setting())) {
            IdentityProvider made = proving.created(owner, domain);
            proving.store().disable(owner.organization(), made.id(), owner.who());

            knot.txt(domain, made.txtRecord());
            proving.verifyNow(owner, made);
            until(() -> proving.now(made).status() == Status.VERIFIED);
            assertThat(proving.now(made).open()).isFalse();

            proving.store().enable(owner.organization(), made.id(), owner.who());
            assertThat(proving.now(made).open()).isTrue();
        }
    }

    private IdentityProvider verified(Proving proving, String domain) {
        IdentityProvider made = proving.created(owner, domain);
        knot.txt(domain, made.txtRecord());
        proving.verifyNow(owner, made);
        until(() -> proving.now(made).open());
        return made;
    }

    private List<String> audit() {
        return database.jdbc()
                .sql("select changes from resource_version where who = 'system'")
                .query(String.class)
                .list();
    }

    private Proving proving(String servers) {
        return new Node(database, clock).proving(servers);
    }

    private static String aDomain() {
        return "d" + UUID.randomUUID().toString().substring(0, 8) + ".test";
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
