package io.rialto.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.jsonapi.KnownCallers;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Memberships;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.User;
import io.rialto.server.organization.Users;
import io.rialto.server.startup.RunningServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/identity_providers} through a running server, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class IdentityProvidersTest {

    private static final String ACME = "acme";
    private static final List<String> REQUIRED = List.of(
            "name", "client_id", "client_secret", "issuer", "domains", "token_url", "authorize_url", "jwks_url");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static ApiClient owner;
    private static ApiClient auditor;
    private static ApiClient standard;
    private static ApiClient stranger;

    IdentityProvidersTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RIALTO_PUBLIC_URL", "http://127.0.0.1:8080");
        environment.put("RIALTO_AUTH_URL", "https://auth.acme.test");
        environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("RIALTO_DNS_SERVERS", "127.0.0.1:1");
        environment.put("RIALTO_TRUSTED_PROXIES", "127.0.0.1");
        if (database == TestDatabase.POSTGRESQL) {
            environment.put("RIALTO_DATABASE_URL", TestDatabase.freshPostgreSqlUrl());
        }
        server = RunningServer.start(folder.resolve(database.name()), environment, KnownCallers.Beans.class);
        owner = as(ACME, Plan.ENTERPRISE, Role.OWNER);
        auditor = as(ACME, Plan.ENTERPRISE, Role.AUDITOR);
        standard = as("small", Plan.STANDARD, Role.OWNER);
        stranger = as("other", Plan.ENTERPRISE, Role.OWNER);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        assertThat(owner.neverSeen("/identity_providers")).isEmpty();
        server.close();
    }

    private static ApiClient as(String organization, Plan plan, Role role) {
        Organizations organizations = server.bean(Organizations.class);
        organizations.save(organization, organization, plan, Role.AUDITOR);
        Organization saved = organizations.bySlug(organization).orElseThrow();
        User user = server.bean(Users.class)
                .byEmailOrMade(new EmailAddress(role.name() + "@" + organization + ".test"), "Jane", "Doe");
        server.bean(Memberships.class).join(saved.id(), user.id(), role, false);
        String token = organization + "-" + role.name();
        server.bean(KnownCallers.class).give(token, new Caller(user.id(), saved.id(), plan, role));
        return new ApiClient(server, token);
    }

    @Test
    void itIsMadePendingWithTheRecordToPublish() {
        Reply made = owner.post("identity_providers", creation(name())).is(201);

        assertThat(made.text("/data/type")).isEqualTo("identity_providers");
        assertThat(made.text("/data/attributes/status")).isEqualTo("pending");
        assertThat(made.text("/data/attributes/txt_record")).matches("rialto-verification=[A-Za-z0-9_-]{43}");
        assertThat(made.text("/data/attributes/domains")).isEqualTo("acme.test,sub.acme.test");
        assertThat(made.at("/data/attributes/disabled_at").isNull()).isTrue();
        assertThat(made.at("/data/attributes/metadata").toString()).isEqualTo("{\"foo\":\"bar\"}");
        assertThat(made.at("/data/relationships/user/links/related").asString())
                .endsWith("/identity_providers/" + made.text("/data/id") + "/user");
        assertThat(made.text("/data/meta/redirect_uri")).isEqualTo("https://auth.acme.test/users/auth/openid/callback");
        assertThat(made.at("/data/meta/record_names").toString())
                .isEqualTo(
                        "[{\"domain\":\"acme.test\",\"names\":[\"acme.test\",\"_rialto-challenge.acme.test\"]},"
                                + "{\"domain\":\"sub.acme.test\",\"names\":[\"sub.acme.test\",\"_rialto-challenge.sub.acme.test\"]}]");
        assertThat(made.at("/data/meta/domain_checks").size()).isEqualTo(2);
        assertThat(made.text("/data/meta/next_check_at")).isNotEmpty();
    }

    @Test
    void theSecretIsWrittenAndNeverRead() {
        String id = made();

        for (ApiClient reader : List.of(owner, auditor)) {
            Reply one = reader.get("identity_providers/" + id).is(200);
            assertThat(one.text("/data/attributes/client_secret")).isEqualTo("********");
            assertThat(one.http().body()).doesNotContain("s3cret-of-acme");
        }
        IdentityProviders providers = server.bean(IdentityProviderStore.class);
        assertThat(providers.clientSecret(providers
                        .byId(new io.rialto.server.identityprovider.IdentityProviderId(id))
                        .orElseThrow()))
                .isEqualTo("s3cret-of-acme");
        owner.patch("identity_providers/" + id, change(id, "\"client_secret\":\"********\""))
                .isRefused(422, "VALIDATION_ERROR");
    }

    @Test
    void eachRequiredAttributeIsMissedByItsName() {
        Reply refused = owner.post("identity_providers", """
                {"data":{"type":"identity_providers","attributes":{},"relationships":{}}}
                """).isRefused(422, "VALIDATION_ERROR");

        assertThat(IntStream.range(0, refused.at("/errors").size())
                        .mapToObj(at -> refused.text("/errors/" + at + "/source/pointer"))
                        .toList())
                .containsExactlyElementsOf(REQUIRED.stream()
                        .map(name -> "/data/attributes/" + name)
                        .toList());
        assertThat(refused.text("/errors/0/title")).isEqualTo("can't be blank");
        assertThat(refused.text("/errors/0/meta/error")).isEqualTo("blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status | \"verified\"",
                "txt_record | \"rialto-verification=x\"",
                "disabled_at | null",
                "created_at | \"2026-01-01T00:00:00.000Z\"",
                "verified | true"
            })
    void whatIsReadOnlyIsNotWritten(String attribute, String value) {
        String id = made();

        owner.patch("identity_providers/" + id, change(id, "\"" + attribute + "\":" + value))
                .isRefused(400, "PARAM_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domains | co.uk",
                "domains | not a domain",
                "token_url | ftp://login.acme.test/token",
                "jwks_url | https://user:pass@login.acme.test/jwks",
                "authorize_url | javascript:alert(1)",
                "issuer | acme"
            })
    void aValueThatCannotBeIsNamed(String attribute, String value) {
        String id = made();

        Reply refused = owner.patch("identity_providers/" + id, change(id, "\"" + attribute + "\":\"" + value + "\""))
                .isRefused(422, "VALIDATION_ERROR");

        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/" + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void onlyAnEnterpriseOwnerWrites(String method) {
        String id = made();
        String path = "identity_providers" + (method.equals("POST") ? "" : "/" + id);
        String body =
                method.equals("POST") ? creation(name()) : method.equals("PATCH") ? change(id, "\"name\":\"X\"") : null;

        Reply notOwner = auditor.send(method, path, body).isRefused(403, "UNAUTHORIZED");

        assertThat(notOwner.text("/errors/0/title")).isEqualTo("Access denied");
        assertThat(notOwner.text("/errors/0/detail")).contains("owner");
        if (method.equals("POST")) {
            assertThat(standard.post(path, body).isRefused(403, "UNAUTHORIZED").text("/errors/0/detail"))
                    .contains("enterprise");
        }
        assertThat(auditor.get("identity_providers/" + id).is(200).text("/data/id"))
                .isEqualTo(id);
        standard.get("identity_providers").is(200);
    }

    @Test
    void anOrganizationsProvidersDoNotExistForOthers() {
        String id = made();

        stranger.get("identity_providers/" + id).isRefused(404, "RECORD_NOT_FOUND");
        stranger.get("identity_providers/" + id + "/user").isRefused(404, "RECORD_NOT_FOUND");
        stranger.patch("identity_providers/" + id, change(id, "\"name\":\"Mine\""))
                .isRefused(404, "RECORD_NOT_FOUND");
        stranger.delete("identity_providers/" + id).isRefused(404, "RECORD_NOT_FOUND");
        assertThat(stranger.get("identity_providers?filter%5Bq%5D%5Bid_eq%5D=" + id)
                        .is(200)
                        .at("/meta/record_count")
                        .asInt())
                .isZero();
    }

    @Test
    void aNameIsTakenOnceOnTheWholeServer() {
        String name = name();
        owner.post("identity_providers", creation(name)).is(201);

        Reply taken = stranger.post(
                        "identity_providers", creation("  " + name.toUpperCase(java.util.Locale.ROOT) + " "))
                .isRefused(422, "VALIDATION_ERROR");

        assertThat(taken.text("/errors/0/title")).isEqualTo("has already been taken");
        assertThat(taken.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/name");
        assertThat(taken.text("/errors/0/meta/error")).isEqualTo("taken");
        String other = made();
        owner.patch("identity_providers/" + other, change(other, "\"name\":\"" + name + "\""))
                .isRefused(422, "VALIDATION_ERROR");
    }

    @Test
    void ofCreationsThatRaceForANameOneWins() throws Exception {
        String name = name();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> posts = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(each -> () -> (each % 2 == 0 ? owner : stranger)
                            .post(
                                    "identity_providers",
                                    creation(name),
                                    "Idempotency-Key",
                                    name.replace(" ", "-") + each)
                            .status())
                    .toList();

            List<Integer> statuses = threads.invokeAll(posts).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(201, 422, 422, 422, 422, 422);
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String name = name();
        owner.post("identity_providers", creation(name)).is(201);
        String bad = creation(name.toLowerCase(java.util.Locale.ROOT))
                .replace("\"client_id\":\"cid\",", "\"_disable\":true,\"_enable\":true,")
                .replace("https://127.0.0.1/token", "https://login.acme.test/token#x")
                .replace("https://127.0.0.1/jwks", "acme")
                .replace("Acme.test, sub.acme.test", "co.uk");
        String id = made();

        Reply creation = owner.post("identity_providers", bad).isRefused(422, "VALIDATION_ERROR");
        Reply update = owner.patch(
                        "identity_providers/" + id,
                        change(id, "\"name\":\"" + name + "\",\"client_id\":\"\",\"token_url\":\"acme\""))
                .isRefused(422, "VALIDATION_ERROR");
        Reply taken = owner.patch(
                        "identity_providers/" + id, change(id, "\"name\":\"" + name + "\",\"token_url\":\"acme\""))
                .isRefused(422, "VALIDATION_ERROR");

        assertThat(faults(creation))
                .containsExactlyInAnyOrder(
                        "client_id blank",
                        "_disable exclusion",
                        "name taken",
                        "token_url invalid",
                        "jwks_url invalid",
                        "domains invalid");
        assertThat(faults(update)).containsExactlyInAnyOrder("client_id blank", "name taken", "token_url invalid");
        assertThat(faults(taken)).containsExactlyInAnyOrder("name taken", "token_url invalid");
        assertThat(faults(auditor.post("identity_providers", bad))).containsExactly("client_id blank");
    }

    private static List<String> faults(Reply refused) {
        return IntStream.range(0, refused.at("/errors").size())
                .mapToObj(at -> "/errors/" + at)
                .map(at -> refused.text(at + "/source/pointer").replace("/data/attributes/", "") + " "
                        + refused.text(at + "/meta/error"))
                .toList();
    }

    @Test
    void ofChangesOfTheSameStateAtOnceOneWins() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 3; round++) {
                String id = made();
                String seen = owner.get("identity_providers/" + id).header("ETag");
                List<Callable<Integer>> patches = IntStream.range(0, 4)
                        .<Callable<Integer>>mapToObj(each -> () -> owner.patch(
                                        "identity_providers/" + id,
                                        change(id, "\"reference\":\"" + each + "\""),
                                        "If-Match",
                                        seen)
                                .status())
                        .toList();

                List<Integer> statuses = threads.invokeAll(patches).stream()
                        .map(Future::resultNow)
                        .sorted()
                        .toList();

                assertThat(statuses).containsExactly(200, 412, 412, 412);
            }
        }
    }

    @Test
    void ofAChangeAndADeletionOfTheSameStateAtOnceOneWins() throws Exception {
        String id = made();
        String seen = owner.get("identity_providers/" + id).header("ETag");
        String path = "identity_providers/" + id;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> change =
                    threads.submit(() -> owner.patch(path, change(id, "\"reference\":\"x\""), "If-Match", seen)
                            .status());
            Future<Integer> deletion =
                    threads.submit(() -> owner.delete(path, "If-Match", seen).status());

            assertThat(List.of(change.get(), deletion.get())).isIn(List.of(200, 412), List.of(404, 204));
        }
    }

    @Test
    void aKeyChangeGivesAnotherRecordAndTakingItBackTheOldOne() {
        String id = made();
        String before = txt(id);

        Reply changed = owner.patch("identity_providers/" + id, change(id, "\"client_id\":\"another\""))
                .is(200);
        owner.patch("identity_providers/" + id, change(id, "\"name\":\"" + name() + "\",\"metadata\":null"))
                .is(200);
        String same = txt(id);
        owner.patch("identity_providers/" + id, change(id, "\"client_id\":\"cid\""))
                .is(200);

        assertThat(changed.text("/data/attributes/txt_record"))
                .isNotEqualTo(before)
                .isEqualTo(same);
        assertThat(changed.text("/data/attributes/status")).isEqualTo("pending");
        assertThat(txt(id)).isEqualTo(before);
    }

    @Test
    void itIsDisabledAndEnabled() {
        String id = made();

        Reply disabled = owner.patch("identity_providers/" + id, change(id, "\"_disable\":true"))
                .is(200);
        Reply enabled = owner.patch("identity_providers/" + id, change(id, "\"_enable\":true"))
                .is(200);

        assertThat(disabled.text("/data/attributes/disabled_at")).isNotEmpty();
        assertThat(disabled.text("/data/attributes/status")).isEqualTo("pending");
        assertThat(disabled.http().body()).doesNotContain("_disable");
        assertThat(enabled.at("/data/attributes/disabled_at").isNull()).isTrue();
        owner.patch("identity_providers/" + id, change(id, "\"_enable\":true,\"_disable\":true"))
                .isRefused(422, "VALIDATION_ERROR");
        owner.patch("identity_providers/" + id, change(id, "\"_verify\":true")).is(200);
        Reply born = owner.post(
                        "identity_providers", creation(name()).replace("\"domains\"", "\"_disable\":true,\"domains\""))
                .is(201);
        assertThat(born.at("/data/attributes/disabled_at").isNull()).isFalse();
    }

    @Test
    void itIsFoundByEverythingThatIsShown() {
        String name = name();
        String id = owner.post("identity_providers", creation(name)).is(201).text("/data/id");

        for (String filter : List.of(
                "name_eq%5D=" + name.replace(" ", "+"),
                "client_id_start%5D=ci",
                "issuer_cont%5D=LOGIN",
                "domains_cont%5D=acme.test",
                "token_url_end%5D=token",
                "status_in%5D=pending,verified",
                "txt_record_start%5D=rialto",
                "organization_null%5D=true",
                "disabled_at_null%5D=true",
                "created_at_gt%5D=2019-01-01T00%3A00%3A00.000Z",
                "user_email_eq%5D=OWNER@acme.test",
                "user_email_or_name_start%5D=owner",
                "user_email_not_in%5D=x@acme.test,y@acme.test",
                "metadata_jcont%5D=%7B%22foo%22%3A%22bar%22%7D",
                "reference_eq%5D=r1")) {
            assertThat(owner.get("identity_providers?sort=-created_at,name&filter%5Bq%5D%5Bid_eq%5D=" + id
                                    + "&filter%5Bq%5D%5B" + filter)
                            .is(200)
                            .at("/meta/record_count")
                            .asInt())
                    .as(filter)
                    .isEqualTo(1);
        }
        assertThat(owner.get("identity_providers?filter%5Bq%5D%5Buser_email_eq%5D=AUDITOR@acme.test")
                        .is(200)
                        .at("/meta/record_count")
                        .asInt())
                .isZero();
        owner.get("identity_providers?filter%5Bq%5D%5Bclient_secret_start%5D=s").isRefused(400, "FILTER_NOT_ALLOWED");
        owner.get("identity_providers?sort=client_secret").isRefused(400, "INVALID_SORT_CRITERIA");
    }

    @Test
    void whoMadeItComesAlong() {
        String id = made();

        assertThat(owner.get("identity_providers/" + id + "?include=user")
                        .is(200)
                        .text("/included/0/attributes/email"))
                .isEqualTo("OWNER@acme.test");
        assertThat(owner.get("identity_providers/" + id + "/user").is(200).text("/data/type"))
                .isEqualTo("users");
        assertThat(owner.get("identity_providers/" + id + "/relationships/user")
                        .is(200)
                        .text("/data/type"))
                .isEqualTo("users");
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = made();

        owner.delete("identity_providers/" + id).is(204);

        owner.get("identity_providers/" + id).isRefused(404, "RECORD_NOT_FOUND");
        owner.delete("identity_providers/" + id).isRefused(404, "RECORD_NOT_FOUND");
    }

    private static String txt(String id) {
        return owner.get("identity_providers/" + id).is(200).text("/data/attributes/txt_record");
    }

    private static String made() {
        return owner.post("identity_providers", creation(name())).is(201).text("/data/id");
    }

    private static String name() {
        return "Org " + UUID.randomUUID();
    }

    private static String creation(String name) {
        return """
                {"data":{"type":"identity_providers","attributes":{"name":"%s","client_id":"cid","client_secret":"s3cret-of-acme",
                "issuer":"https://login.acme.test/","domains":"Acme.test, sub.acme.test","token_url":"https://127.0.0.1/token",
                "authorize_url":"https://127.0.0.1/authorize","jwks_url":"https://127.0.0.1/jwks","reference":"r1",
                "metadata":{"foo":"bar"}},"relationships":{}}}
                """.formatted(name);
    }

    private static String change(String id, String attributes) {
        return "{\"data\":{\"type\":\"identity_providers\",\"attributes\":{" + attributes
                + "},\"relationships\":{},\"id\":\"" + id + "\"}}";
    }
}
