package io.rialto.server.externalservice;

import static io.rialto.server.externalservice.ServiceFixtures.aSavedService;
import static io.rialto.server.externalservice.ServiceFixtures.aService;
import static io.rialto.server.externalservice.ServiceFixtures.aServiceSharing;
import static io.rialto.server.externalservice.ServiceFixtures.aServiceSpeaking;
import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.rialto.server.database.Change;
import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Provisioning.When;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.SiteId;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@OnEachDatabase
class ExternalServiceStoreTest {

    private static final Secrets CHANGING =
            new Secrets(new Secret("the-current-one"), new Secret("the-previous-one"), new Secret("the-next-one"));

    private final TestDatabase database;
    private final ExternalServiceStore services;
    private final SiteId main;
    private final SiteId outlet;

    ExternalServiceStoreTest(TestDatabase database) {
        this.database = database.emptied();
        services = new ExternalServiceStore(database.jdbc(), new Vault(new SecretKeySpec(new byte[32], "AES")));
        main = aSavedSite(database, aSite("main"));
        outlet = aSavedSite(database, aSite("outlet"));
    }

    @Test
    void whatWasSavedComesBackWhole() {
        ExternalServiceDraft draft = aService("rewards");

        services.save(main, 0, draft);

        ExternalService found = services.all().getFirst();
        assertThat(found.siteId()).isEqualTo(main);
        assertThat(found.availability()).isEqualTo(Availability.ACTIVE);
        assertThat(found.protocol()).isEqualTo(draft.protocol());
        assertThat(found.release()).isEqualTo(draft.release());
        assertThat(found.allow()).isEqualTo(draft.allow());
        assertThat(found.relayState()).isEqualTo(draft.relayState());
    }

    @Test
    void thePresetIsKeptAndAnotherOneIsAChange() {
        ExternalServiceDraft draft = aService("rewards");

        services.save(main, 0, from("generic-saml", draft));
        Change change = services.save(main, 0, from("moodle", draft));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all()).extracting(ExternalService::preset).containsExactly("moodle");
    }

    private static ExternalServiceDraft from(String preset, ExternalServiceDraft draft) {
        return new ExternalServiceDraft(
                draft.slug(),
                draft.name(),
                draft.summary(),
                draft.active(),
                draft.protocol(),
                draft.release(),
                draft.allow(),
                draft.relayState(),
                draft.accounts(),
                draft.secrets(),
                preset,
                draft.provisioning());
    }

    @Test
    void howAccountsAreKeptComesBackAndItsTokenRestsSealed() {
        Provisioning provisioning = new Provisioning(
                new Provisioning.Scim("https://rewards.test/scim", "https://rewards.test/token", "rialto", "scim"),
                null,
                When.BEFORE_LOGIN,
                Map.of("userName", "customer.email"),
                "customer.segments",
                true,
                Plan.NOTHING,
                Plan.DEACTIVATE,
                Plan.DELETE);
        ExternalServiceDraft draft = aService("rewards");
        Secrets secrets = draft.secrets().with(new Secret("the-services-token"));

        Change change = services.save(
                main,
                0,
                new ExternalServiceDraft(
                        draft.slug(),
                        draft.name(),
                        draft.summary(),
                        draft.active(),
                        draft.protocol(),
                        draft.release(),
                        draft.allow(),
                        draft.relayState(),
                        draft.accounts(),
                        secrets,
                        null,
                        provisioning));

        assertThat(change).isEqualTo(Change.MADE);
        assertThat(services.all()).extracting(ExternalService::provisioning).containsExactly(provisioning);
        assertThat(services.all()).extracting(ExternalService::secrets).containsExactly(secrets);
        assertThat(database.jdbc()
                        .sql("select * from external_service")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain("the-services-token");
    }

    @Test
    void savingTheSameAgainIsNoChange() {
        services.save(main, 0, aService("rewards"));

        assertThat(services.save(main, 0, aService("rewards"))).isEqualTo(Change.NONE);
    }

    @Test
    void anotherPlaceInTheListIsAChangeAndKeepsTheId() {
        services.save(main, 0, aService("rewards"));
        services.save(main, 1, aService("club"));
        ServiceId rewards = services.all().getFirst().id();

        Change change = services.save(main, 2, aService("rewards"));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all()).extracting(ExternalService::slug).containsExactly("club", "rewards");
        assertThat(services.all().getLast().id()).isEqualTo(rewards);
    }

    @Test
    void attributesKeepTheOrderInWhichTheyAreSent() {
        Map<String, String> oneWay = new LinkedHashMap<>();
        oneWay.put("zeta", "customer.id");
        oneWay.put("alpha", "customer.email");
        Map<String, String> otherWay = new LinkedHashMap<>();
        otherWay.put("alpha", "customer.email");
        otherWay.put("zeta", "customer.id");
        services.save(main, 0, aService("rewards", oneWay));

        Change change = services.save(main, 0, aService("rewards", otherWay));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all().getFirst().release().attributes().keySet()).containsExactly("alpha", "zeta");
    }

    @Test
    void oneSlugMayStandAtTwoSites() {
        services.save(main, 0, aService("rewards"));
        services.save(outlet, 0, aService("rewards"));

        assertThat(services.all()).extracting(ExternalService::siteId).containsExactlyInAnyOrder(main, outlet);
    }

    @Test
    void aServiceLeftOutIsSwitchedOffAtItsSiteOnly() {
        services.save(main, 0, aService("rewards"));
        services.save(outlet, 0, aService("rewards"));

        int switchedOff = services.deactivateAllBut(main, Set.of());

        assertThat(switchedOff).isOne();
        assertThat(services.all())
                .filteredOn(service -> service.availability() == Availability.INACTIVE)
                .extracting(ExternalService::siteId)
                .containsExactly(main);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summary\":\"\",\"telepathy\":{\"range\":7}}",
                "{\"summary\":\"\",\"saml\":{\"entityId\":\"https://club.test\",\"nameId\":\"AURA\"}}",
                "{\"summary\":\"\"",
                "null"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void aServiceThatThisReleaseCannotReadIsToldOfOnceAndLeavesTheOthersAlone(String settings, CapturedOutput log) {
        ServiceId club = aSavedService(database, main, aService("club"));
        services.save(main, 1, aService("rewards"));
        overwritten("club", settings);

        List<ExternalService> first = services.all();
        List<ExternalService> second = services.all();

        assertThat(first).extracting(ExternalService::slug).containsExactly("rewards");
        assertThat(second).isEqualTo(first);
        assertThat(services.byId(club)).isEmpty();
        assertThat(log).containsOnlyOnce("event=service_unreadable service=" + club.value() + " slug=club ");
    }

    @Test
    void whatCannotBeReadIsNeitherListedNorCounted() {
        aSavedService(database, main, aService("club"));
        services.save(main, 1, aService("rewards"));
        services.save(outlet, 0, aService("club"));
        overwritten("club", "{}");
        ServiceSearch search = new ServiceSearch(database.jdbc(), known());

        Found<ExternalService> found = search.of(List.of(main, outlet), Search.everything());
        Found<ExternalService> none = search.of(List.of(outlet), Search.everything());

        assertThat(found.items()).extracting(ExternalService::slug).containsExactly("rewards");
        assertThat(found.total()).isOne();
        assertThat(none.items()).isEmpty();
        assertThat(none.total()).isZero();
    }

    private ExternalServices known() {
        return new ExternalServices() {

            @Override
            public Optional<ExternalService> bySlug(SiteId site, String slug) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<ExternalService> of(SiteId site) {
                return services.all().stream()
                        .filter(service -> service.siteId().equals(site))
                        .toList();
            }
        };
    }

    @Test
    void whatCannotBeReadIsWrittenAnewAndKeepsItsId() {
        ServiceId club = aSavedService(database, main, aService("club"));
        overwritten("club", "{}");

        Change change = services.save(main, 0, aService("club"));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.byId(club)).map(ExternalService::availability).contains(Availability.ACTIVE);
    }

    @Test
    void whatCannotBeReadIsSwitchedOffWhenItIsLeftOut() {
        services.save(main, 0, aService("club"));
        overwritten("club", "{}");

        assertThat(services.deactivateAllBut(main, Set.of())).isOne();
    }

    private void overwritten(String slug, String settings) {
        database.jdbc()
                .sql("update external_service set settings = :settings where slug = :slug")
                .param("settings", settings)
                .param("slug", slug)
                .update();
    }

    @Test
    void secretsRestSealedAndComeBack() {
        services.save(main, 0, aServiceSharing("club", CHANGING));

        assertThat(services.all().getFirst().secrets()).isEqualTo(CHANGING);
        assertThat(everythingAtRest()).noneMatch(text -> text.contains("the-current-one"));
        assertThat(atRest("secrets"))
                .singleElement(STRING)
                .satisfies(text -> assertThat(Base64.getDecoder().decode(text))
                        .asString(StandardCharsets.ISO_8859_1)
                        .doesNotContain("-one"));
    }

    @Test
    void theSameSecretsAreSealedOnce() {
        services.save(main, 0, aServiceSharing("club", CHANGING));
        List<String> before = everythingAtRest();

        Change change = services.save(main, 0, aServiceSharing("club", CHANGING));

        assertThat(change).isEqualTo(Change.NONE);
        assertThat(everythingAtRest()).isEqualTo(before);
    }

    @Test
    void anotherSecretIsAChange() {
        services.save(main, 0, aServiceSharing("club", CHANGING));
        Secrets after = new Secrets(new Secret("the-next-one"), new Secret("the-current-one"), null);

        Change change = services.save(main, 0, aServiceSharing("club", after));

        assertThat(change).isEqualTo(Change.ALTERED);
        assertThat(services.all().getFirst().secrets()).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void servicesThatTakeTokensComeBackWholeAndAreWrittenOnce(Protocol protocol) {
        ExternalServiceDraft draft = aServiceSpeaking(protocol, CHANGING);
        services.save(main, 0, draft);

        Change change = services.save(main, 0, aServiceSpeaking(protocol, CHANGING));

        assertThat(services.all().getFirst().protocol()).isEqualTo(protocol);
        assertThat(services.all().getFirst().release()).isEqualTo(draft.release());
        assertThat(change).isEqualTo(Change.NONE);
    }

    @Test
    void oneServicesSecretsDoNotOpenForAnother() {
        services.save(main, 0, aServiceSharing("club", CHANGING));
        services.save(main, 1, aServiceSharing("forum", CHANGING));

        database.jdbc()
                .sql(
                        "update external_service set secrets = (select secrets from external_service where slug = 'club') where slug = 'forum'")
                .update();

        assertThatThrownBy(services::all).hasMessageContaining("cannot open service-secrets/");
    }

    private List<String> everythingAtRest() {
        return Stream.of("settings", "secrets")
                .flatMap(column -> atRest(column).stream())
                .toList();
    }

    private List<String> atRest(String column) {
        return database.jdbc()
                .sql("select " + column + " from external_service")
                .query(String.class)
                .list();
    }

    static List<Protocol> tokens() {
        Delivery delivery =
                new Delivery(Delivery.Way.POST, "https://help.test/sso", "jwt", Map.of("brand", "7"), "return_to");
        return List.of(
                new Jwt(
                        Jwt.Algorithm.HS512,
                        NameIdKind.CUSTOMER_ID,
                        "customer.id",
                        new Jwt.Claims(
                                EnumSet.allOf(Jwt.Registered.class), "us", "them", "sub", "to", Duration.ofMinutes(5)),
                        delivery,
                        new Jwt.Login("https://help.test/login", List.of("state"), List.of("nonce"), "return_to")),
                new Hmac(
                        Hmac.Format.FIELDS,
                        NameIdKind.EMAIL,
                        null,
                        "id",
                        new Hmac.Time("date", Hmac.Time.Notation.ISO),
                        "nonce",
                        new Hmac.Code(
                                Hmac.Code.Digest.SHA1,
                                Hmac.Code.Keying.APPENDED,
                                List.of("id", "date"),
                                "\n",
                                Hmac.Code.Encoding.HEX,
                                "token"),
                        delivery,
                        null));
    }
}
