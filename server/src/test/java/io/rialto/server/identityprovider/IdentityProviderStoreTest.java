package io.rialto.server.identityprovider;

import static io.rialto.server.identityprovider.ProviderFixtures.aProvider;
import static io.rialto.server.identityprovider.ProviderFixtures.anOwner;
import static io.rialto.server.identityprovider.ProviderFixtures.anotherOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.identityprovider.ProviderFixtures.NoJobs;
import io.rialto.server.identityprovider.ProviderFixtures.Node;
import io.rialto.server.identityprovider.ProviderFixtures.Owner;
import io.rialto.server.organization.Notes;
import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Order;
import io.rialto.server.search.Page;
import io.rialto.server.search.Predicate;
import io.rialto.server.search.Search;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class IdentityProviderStoreTest {

    private final TestDatabase database;
    private final TheClock clock = new TheClock();
    private final Owner owner;
    private final Node node;
    private final IdentityProviderStore store;

    IdentityProviderStoreTest(TestDatabase database) {
        this.database = database.emptied();
        owner = anOwner(database);
        node = new Node(database, clock);
        store = node.store(new NoJobs());
    }

    @Test
    void aNewProviderIsPendingAndKnowsItsTxtValue() {
        IdentityProvider made = created(aProvider("Acme"));

        assertThat(made.status()).isEqualTo(Status.PENDING);
        assertThat(made.open()).isFalse();
        assertThat(made.disabledAt()).isNull();
        assertThat(made.madeBy()).isEqualTo(owner.user());
        assertThat(made.txtRecord()).matches("rialto-verification=[A-Za-z0-9_-]{43}");
        assertThat(made.notes()).isEqualTo(Notes.NONE);
        assertThat(made.createdAt()).isEqualTo(TheClock.NOON);
        assertThat(store.find(owner.organization(), made.id())).contains(made);
    }

    @Test
    void aProviderCanBeMadeDisabled() {
        IdentityProvider made = created(aProvider("Acme").withDisabled(true));

        assertThat(made.disabledAt()).isEqualTo(TheClock.NOON);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NAME", "CLIENT_ID", "CLIENT_SECRET", "ISSUER", "DOMAINS", "TOKEN_URL", "AUTHORIZE_URL", "JWKS_URL"
            })
    void whatIsRequiredMustBeThere(Attribute attribute) {
        Draft draft = aProvider("Acme");

        assertThat(problems(draft.with(attribute, null))).containsExactly(Problem.blank(attribute));
        assertThat(problems(draft.with(attribute, " "))).containsExactly(Problem.blank(attribute));
        IdentityProvider made = created(draft);
        assertThat(update(made, Draft.EMPTY.with(attribute, null)))
                .isEqualTo(new Saving.Invalid(List.of(Problem.blank(attribute))));
    }

    @Test
    void anEmptyDraftMissesEverythingAtOnce() {
        assertThat(problems(Draft.EMPTY)).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, a\u200bb, invisible",
        "CLIENT_ID, 'a\tb', control characters",
        "CLIENT_SECRET, ********, leave it out to keep it",
        "ISSUER, http://login.acme.example/, begin with https",
        "ISSUER, https://u@login.acme.example/, a user",
        "TOKEN_URL, https://10.0.0.1/token, private",
        "TOKEN_URL, https://169.254.169.254/, private",
        "JWKS_URL, https://[::1]/jwks, private",
        "JWKS_URL, https://2130706433/jwks, usual form",
        "JWKS_URL, https://93.184.215.14/#jwks, a fragment",
        "AUTHORIZE_URL, javascript:alert(1), absolute address",
        "DOMAINS, acme, e-mail domains",
        "DOMAINS, 'acme.example,10.0.0.1', e-mail domains",
        "DOMAINS, olga@acme.example, e-mail domains",
        "DOMAINS, 'acme.example,co.uk', co.uk",
        "DOMAINS, com, e-mail domains",
        "METADATA, [], JSON object",
        "METADATA, '{\"a\":1', JSON object"
    })
    void whatIsWrongIsNamedAndNothingIsMade(Attribute attribute, String value, String message) {
        assertThat(problems(aProvider("Acme").with(attribute, value)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.attribute()).isEqualTo(attribute);
                    assertThat(problem.code()).isEqualTo("invalid");
                    assertThat(problem.message()).contains(message).doesNotContain("hunter2");
                });
        assertThat(store.byName("Acme")).isEmpty();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(problems(aProvider("x".repeat(101)))).containsExactly(Problem.tooLong(Attribute.NAME, 100));
        assertThat(problems(aProvider("Acme").with(Attribute.CLIENT_SECRET, "x".repeat(1_001))))
                .containsExactly(Problem.tooLong(Attribute.CLIENT_SECRET, 1_000));
    }

    @Test
    void twentyDomainsAreTheMost() {
        List<String> domains = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            domains.add("d" + number + ".example");
        }
        IdentityProvider made = created(aProvider("Acme").with(Attribute.DOMAINS, String.join(",", domains)));

        domains.add("d21.example");

        assertThat(made.domains()).hasSize(20);
        assertThat(problems(aProvider("More").with(Attribute.DOMAINS, String.join(",", domains))))
                .containsExactly(Problem.invalid(Attribute.DOMAINS, "must be at most 20 domains"));
    }

    @Test
    void domainsAreNormalisedAndNamedOnce() {
        IdentityProvider made = created(aProvider("Acme")
                .with(Attribute.DOMAINS, " Acme.Example., acme.example ,,Bücher.example,xn--bcher-kva.example"));

        assertThat(made.domains()).containsExactly(new Domain("acme.example"), new Domain("xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", " acme ", "ACME", "\u00a0Acme", "Ａｃｍｅ"})
    void aNameIsTakenOnTheWholeServerHoweverItIsSpelled(String name) {
        created(aProvider("Acme"));
        Owner other = anotherOwner(database);

        Saving saving = store.create(other.organization(), other.user(), aProvider(name), other.who());

        assertThat(saving)
                .isInstanceOfSatisfying(
                        Saving.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.code()).isEqualTo("taken")));
        assertThat(store.byName(name)).map(IdentityProvider::organization).contains(owner.organization());
    }

    @Test
    void anotherProvidersNameCannotBeTakenByAChangeEither() {
        created(aProvider("Acme"));
        IdentityProvider second = created(aProvider("Second"));

        assertThat(update(second, Draft.EMPTY.with(Attribute.NAME, "ACME")))
                .isEqualTo(new Saving.Invalid(List.of(Problem.taken("ACME"))));
        assertThat(update(second, Draft.EMPTY.with(Attribute.NAME, " SECOND "))).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void ofTwentyThatWantANameAtOnceExactlyOneHasIt() throws Exception {
        List<Callable<Saving>> wishes = new ArrayList<>();
        for (int wish = 0; wish < 20; wish++) {
            String name = wish % 2 == 0 ? "Acme" : " aCME";
            wishes.add(() -> store.create(owner.organization(), owner.user(), aProvider(name), owner.who()));
        }

        List<Saving> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Saving> outcome : threads.invokeAll(wishes)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Saving.Saved.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Saving.Invalid.class::isInstance).hasSize(19);
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_ID, other",
        "CLIENT_SECRET, other",
        "ISSUER, https://other.acme.example/",
        "TOKEN_URL, https://93.184.215.14/other",
        "AUTHORIZE_URL, https://login.acme.example/other",
        "JWKS_URL, https://93.184.215.14/other",
        "DOMAINS, 'acme.example,other.example'"
    })
    void changingWhatIsProvedGivesANewValueAndChangingItBackTheOldOne(Attribute attribute, String other) {
        IdentityProvider made = created(aProvider("Acme"));
        node.rows().stand(made.id(), new Standing(Status.VERIFIED, clock.instant(), null, null));

        clock.advance(Duration.ofHours(1));

        IdentityProvider changed = saved(update(made, Draft.EMPTY.with(attribute, other)));
        IdentityProvider back = saved(update(
                made,
                Draft.EMPTY.with(
                        attribute, aProvider("Acme").given().get(attribute).orElseThrow())));

        assertThat(changed.status()).isEqualTo(Status.PENDING);
        assertThat(changed.provingSince()).isEqualTo(clock.instant());
        assertThat(changed.txtRecord()).isNotEqualTo(made.txtRecord());
        assertThat(back.status()).isEqualTo(Status.PENDING);
        assertThat(back.txtRecord()).isEqualTo(made.txtRecord());
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, Other",
        "ORGANIZATION, org_1",
        "REFERENCE, other",
        "REFERENCE_ORIGIN, other",
        "METADATA, '{\"a\":null}'",
        "CLIENT_ID, a6CDk5v1ZV99GrtOcfYVEZRnDDt",
        "DOMAINS, 'ACME.example.'"
    })
    void changingAnythingElseKeepsProofAndValue(Attribute attribute, String other) {
        IdentityProvider made = created(aProvider("Acme"));
        node.rows().stand(made.id(), new Standing(Status.VERIFIED, clock.instant(), null, null));

        clock.advance(Duration.ofHours(1));
        IdentityProvider changed = saved(update(made, Draft.EMPTY.with(attribute, other)));

        assertThat(changed.status()).isEqualTo(Status.VERIFIED);
        assertThat(changed.provingSince()).isEqualTo(made.provingSince());
        assertThat(changed.txtRecord()).isEqualTo(made.txtRecord());
    }

    @Test
    void theOrderOfDomainsProvesNothing() {
        IdentityProvider made = created(aProvider("Acme").with(Attribute.DOMAINS, "a.example,b.example"));

        IdentityProvider turned = saved(update(made, Draft.EMPTY.with(Attribute.DOMAINS, "b.example,a.example")));

        assertThat(turned.txtRecord()).isEqualTo(made.txtRecord());
        assertThat(turned.domains()).containsExactly(new Domain("b.example"), new Domain("a.example"));
    }

    @Test
    void twoProvidersWithTheSameValuesHaveDifferentTxtValues() {
        assertThat(created(aProvider("Acme")).txtRecord())
                .isNotEqualTo(created(aProvider("Other")).txtRecord());
    }

    @Test
    void disablingKeepsTheStatusAndTheFirstTime() {
        IdentityProvider made = created(aProvider("Acme"));
        node.rows().stand(made.id(), new Standing(Status.VERIFIED, clock.instant(), null, null));

        IdentityProvider disabled = saved(store.disable(owner.organization(), made.id(), owner.who()));
        clock.advance(Duration.ofHours(1));
        IdentityProvider again = saved(store.disable(owner.organization(), made.id(), owner.who()));
        IdentityProvider enabled = saved(store.enable(owner.organization(), made.id(), owner.who()));

        assertThat(disabled.open()).isFalse();
        assertThat(disabled.status()).isEqualTo(Status.VERIFIED);
        assertThat(again.disabledAt()).isEqualTo(TheClock.NOON);
        assertThat(enabled.open()).isTrue();
    }

    @Test
    void anotherOrganizationNeitherSeesNorChangesIt() {
        IdentityProvider made = created(aProvider("Acme"));
        Owner other = anotherOwner(database);

        assertThat(store.find(other.organization(), made.id())).isEmpty();
        assertThat(store.search(other.organization(), Search.everything()).total())
                .isZero();
        assertThat(store.update(other.organization(), made.id(), Draft.EMPTY, other.who()))
                .isEqualTo(new Saving.Missing());
        assertThat(store.delete(other.organization(), made.id(), other.who())).isFalse();
        assertThat(store.verifyNow(other.organization(), made.id())).isFalse();
        assertThat(store.byId(made.id())).contains(made);
    }

    @Test
    void aDeletedProviderIsGoneAndItsNameIsFree() {
        IdentityProvider made = created(aProvider("Acme"));

        assertThat(store.delete(owner.organization(), made.id(), owner.who())).isTrue();

        assertThat(store.byName("Acme")).isEmpty();
        assertThat(store.byDomain(new Domain("acme.example"))).isEmpty();
        assertThat(store.delete(owner.organization(), made.id(), owner.who())).isFalse();
        created(aProvider("Acme"));
    }

    @Test
    void aDomainFindsItsProvidersVerifiedOnesFirstButNotThoseOfADomainAbove() {
        IdentityProvider pending = created(aProvider("Pending"));
        IdentityProvider verified = created(aProvider("Verified"));
        created(aProvider("Sub").with(Attribute.DOMAINS, "sub.acme.example"));
        node.rows().stand(verified.id(), new Standing(Status.VERIFIED, clock.instant(), null, null));

        assertThat(store.byDomain(new Domain("ACME.example")))
                .extracting(IdentityProvider::id)
                .containsExactly(verified.id(), pending.id());
    }

    @Test
    void theSecretRestsSealedForItsProviderAlone() {
        IdentityProvider made = created(aProvider("Acme"));
        IdentityProvider other = created(aProvider("Other").with(Attribute.CLIENT_SECRET, "another"));

        assertThat(store.clientSecret(made)).isEqualTo("hunter2-client-secret");
        assertThat(database.jdbc()
                        .sql("select client_secret from identity_provider")
                        .query(String.class)
                        .list())
                .noneMatch(secret -> secret.contains("hunter2"));

        database.jdbc()
                .sql(
                        "update identity_provider set client_secret = (select client_secret from identity_provider where id = :other) where id = :id")
                .param("id", made.id().value())
                .param("other", other.id().value())
                .update();
        assertThatThrownBy(() -> store.clientSecret(made)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChangeKeepsTheSecretThatItDoesNotName() {
        IdentityProvider made = created(aProvider("Acme"));

        saved(update(made, Draft.EMPTY.with(Attribute.REFERENCE, "r-1")));

        assertThat(store.clientSecret(made)).isEqualTo("hunter2-client-secret");
    }

    @Test
    void optionalAttributesAreClearedByNothing() {
        IdentityProvider made = created(aProvider("Acme")
                .with(Attribute.ORGANIZATION, "org_1")
                .with(Attribute.REFERENCE, "r")
                .with(Attribute.METADATA, "{\"a\":1}"));

        IdentityProvider cleared = saved(update(
                made,
                Draft.EMPTY
                        .with(Attribute.ORGANIZATION, null)
                        .with(Attribute.REFERENCE, null)
                        .with(Attribute.METADATA, null)));

        assertThat(made.organizationParameter()).isEqualTo("org_1");
        assertThat(cleared.organizationParameter()).isNull();
        assertThat(cleared.notes()).isEqualTo(Notes.NONE);
    }

    @Test
    void providersAreSearchedByTheNamesOfTheApi() {
        created(aProvider("Acme").with(Attribute.METADATA, "{\"team\":\"a\",\"n\":1}"));
        created(aProvider("Beta").with(Attribute.ORGANIZATION, "org_1"));
        created(aProvider("Gamma"));

        assertThat(names(search(new Condition.Test("status", Predicate.EQ, List.of("pending")))))
                .containsExactly("Gamma", "Beta");
        assertThat(search(new Condition.Test("status", Predicate.EQ, List.of("pending")))
                        .total())
                .isEqualTo(3);
        assertThat(names(search(new Condition.Test("organization", Predicate.EQ, List.of("org_1")))))
                .containsExactly("Beta");
        assertThat(names(search(new Condition.Test("metadata", Predicate.JCONT, List.of("{\"team\":\"a\"}")))))
                .containsExactly("Acme");
        assertThat(names(search(new Condition.Test("disabled_at", Predicate.NOT_NULL, List.of("true")))))
                .isEmpty();
    }

    @Test
    void theAuditTellsWhatWasChangedButNoSecret() {
        IdentityProvider made = created(aProvider("Acme"));
        update(made, Draft.EMPTY.with(Attribute.CLIENT_SECRET, "hunter3"));
        store.delete(owner.organization(), made.id(), owner.who());

        List<String> changes = database.jdbc()
                .sql("select event || ' ' || changes from resource_version where resource_type = 'identity_providers'")
                .query(String.class)
                .list();
        assertThat(changes).hasSize(3).noneMatch(change -> change.contains("hunter"));
        assertThat(changes)
                .anySatisfy(change -> assertThat(change).startsWith("update").contains("client_secret", "txt_record"));
    }

    private Found<IdentityProvider> search(Condition condition) {
        return store.search(
                owner.organization(), new Search(condition, List.of(new Order("name", true)), new Page(1, 2)));
    }

    private static List<String> names(Found<IdentityProvider> found) {
        return found.items().stream().map(IdentityProvider::name).toList();
    }

    private IdentityProvider created(Draft draft) {
        return saved(store.create(owner.organization(), owner.user(), draft, owner.who()));
    }

    private Saving update(IdentityProvider provider, Draft draft) {
        return store.update(owner.organization(), provider.id(), draft, owner.who());
    }

    private List<Problem> problems(Draft draft) {
        Saving saving = store.create(owner.organization(), owner.user(), draft, owner.who());
        assertThat(saving).isInstanceOf(Saving.Invalid.class);
        return ((Saving.Invalid) saving).problems();
    }

    private static IdentityProvider saved(Saving saving) {
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        return ((Saving.Saved) saving).provider();
    }
}
