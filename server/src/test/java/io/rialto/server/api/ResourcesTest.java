package io.rialto.server.api;

import static io.rialto.server.organization.Role.ADMIN;
import static io.rialto.server.organization.Role.AUDITOR;
import static io.rialto.server.organization.Role.OWNER;
import static io.rialto.server.organization.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.TestDatabase;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Permission;
import io.rialto.server.organization.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resource by resource and role by role, through a running server on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ResourcesTest {

    @TempDir
    private static Path folder;

    private static TheApi api;
    private static ApiClient owner;
    private static ApiClient admin;
    private static ApiClient support;
    private static ApiClient auditor;
    private static ApiClient other;

    ResourcesTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        api = TheApi.start(folder.resolve(database.name()), database);
        owner = api.as(OWNER);
        admin = api.as(ADMIN);
        support = api.as(SUPPORT);
        auditor = api.as(AUDITOR);
        other = api.asOther();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
    }

    // --- what each may do

    @ParameterizedTest
    @CsvSource({
        // who, on what, create, update, delete
        "OWNER,   memberships,     201, 200, 204",
        "ADMIN,   memberships,     201, 200, 204",
        "SUPPORT, memberships,     403, 403, 403",
        "AUDITOR, memberships,     403, 403, 403",
        "OWNER,   api_credentials, 201, 200, 204",
        "ADMIN,   api_credentials, 201, 200, 204",
        "SUPPORT, api_credentials, 403, 403, 403",
        "AUDITOR, api_credentials, 403, 403, 403",
        "OWNER,   roles,           403, 403, 405",
        "ADMIN,   permissions,     403, 403, 405",
        "OWNER,   organizations,   403, 200, 405",
        "ADMIN,   organizations,   403, 200, 405",
        "SUPPORT, organizations,   403, 403, 405",
        "AUDITOR, organizations,   403, 403, 405",
        "OWNER,   versions,        405, 405, 405",
    })
    void whatEachMayDo(Role role, String type, int create, int update, int delete) {
        ApiClient client = api.as(role);
        String id = target(type);

        assertThat(client.get(type).status()).isEqualTo(200);
        assertThat(client.get(type + "/" + id).status()).isEqualTo(200);
        Reply updated = client.patch(type + "/" + id, change(type, id));
        Reply deleted = client.delete(type + "/" + id);
        Reply created = client.post(type, creation(type));
        assertThat(updated.status()).as(updated.http().body()).isEqualTo(update);
        assertThat(deleted.status()).as(deleted.http().body()).isEqualTo(delete);
        assertThat(created.status()).as(created.http().body()).isEqualTo(create);
        if (created.status() == 403) {
            created.isRefused(403, "UNAUTHORIZED");
            assertThat(created.text("/errors/0/title")).isEqualTo("Access denied");
        }
        if (created.status() == 201) {
            owner.delete(type + "/" + created.text("/data/id")).is(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memberships", "api_credentials", "organizations", "versions"})
    void whatIsAnothersDoesNotExist(String type) {
        String id = target(type);

        assertThat(other.get(type + "/" + id).status()).isEqualTo(404);
        assertThat(other.get(type).http().body()).doesNotContain(id);
        other.patch(type + "/" + id, change(type, id));
        other.delete(type + "/" + id);
        assertThat(owner.get(type + "/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memberships", "api_credentials", "organizations", "users"})
    void aChangeOfWhatSomebodyElseChangedIsRefused(String type) {
        String id = type.equals("users") ? owner.get("user").text("/data/id") : target(type);
        String path = type.equals("users") ? "user" : type + "/" + id;
        String seen = owner.get(path).header("ETag");
        String mine = document(type, id, "{\"reference\":\"mine " + System.nanoTime() + "\"}");
        String later = document(type, id, "{\"reference\":\"later\"}");

        owner.patch(path, mine, "If-Match", seen).is(200);

        owner.patch(path, later, "If-Match", seen).isRefused(412, "PRECONDITION_FAILED");
        assertThat(owner.get(path).text("/data/attributes/reference")).startsWith("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "permissions"})
    void whatNobodyChangesNeedsNoComparison(String type) {
        String path = type + "/" + target(type);

        owner.patch(
                        path,
                        change(type, target(type)),
                        "If-Match",
                        owner.get(path).header("ETag"))
                .isRefused(403, "UNAUTHORIZED");
    }

    @Test
    void allThatIsWrongWithAnInvitationIsSaidAtOnce() {
        Reply refused = owner.post("memberships", document("memberships", null, "{\"user_email\":\"somebody\"}"))
                .isRefused(422, "VALIDATION_ERROR");

        assertThat(refused.at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/data/attributes/user_email", "/data/relationships/role");
    }

    private String target(String type) {
        return switch (type) {
            case "memberships" -> owner.post(type, creation(type)).is(201).text("/data/id");
            case "api_credentials" -> admin.post(type, creation(type)).is(201).text("/data/id");
            default -> owner.get(type).text("/data/0/id");
        };
    }

    private static String creation(String type) {
        return switch (type) {
            case "memberships" -> invitation("somebody" + System.nanoTime() + "@acme.test", "auditor");
            case "api_credentials" -> document(type, null, "{\"name\":\"x\",\"kind\":\"user\"}");
            default ->
                document(type, null, "{\"name\":\"x\"}")
                        .replace("permissions\",\"attributes\":{\"name\":\"x\"}", "permissions\",\"attributes\":{}");
        };
    }

    private static String change(String type, String id) {
        String attributes = type.equals("permissions") ? "{\"can_read\":false}" : "{\"name\":\"y\"}";
        return document(type, id, type.equals("memberships") ? "{\"reference\":\"y\"}" : attributes);
    }

    // --- organizations

    @Test
    void anOrganizationTellsOfItselfWhatItsOwnerWrote() {
        String id = owner.get("organizations").text("/data/0/id");

        Reply changed = owner.patch(
                        "organizations/" + id,
                        document(
                                "organizations",
                                id,
                                "{\"name\":\"Acme Ltd.\",\"support_email\":\"help@acme.test\",\"primary_color\":\"#1A2b3c\"}"))
                .is(200);

        assertThat(changed.text("/data/attributes/name")).isEqualTo("Acme Ltd.");
        assertThat(changed.text("/data/attributes/slug")).isEqualTo("acme");
        assertThat(changed.text("/data/attributes/subscription_info/plan_type")).isEqualTo("enterprise");
        assertThat(changed.text("/data/attributes/support_email")).isEqualTo("help@acme.test");
        Reply cleared = owner.patch(
                "organizations/" + id, document("organizations", id, "{\"support_email\":null,\"name\":\"Acme\"}"));
        assertThat(cleared.at("/data/attributes/support_email").isNull()).isTrue();
        assertThat(cleared.text("/data/attributes/primary_color")).isEqualTo("#1A2b3c");
    }

    @ParameterizedTest
    @CsvSource({
        "support_email, nobody",
        "logo_url, http://acme.test/logo.png",
        "logo_url, javascript:alert(1)",
        "favicon_url, https://user@acme.test/",
        "primary_color, red",
        "support_phone, <script>"
    })
    void whatOthersWillBeShownIsChecked(String attribute, String value) {
        String id = owner.get("organizations").text("/data/0/id");

        Reply refused = owner.patch(
                "organizations/" + id, document("organizations", id, "{\"" + attribute + "\":\"" + value + "\"}"));

        refused.isRefused(422, "VALIDATION_ERROR");
        assertThat(refused.text("/errors/0/source/pointer")).isEqualTo("/data/attributes/" + attribute);
    }

    @Test
    void ownershipIsHandedOverAndBack() {
        String id = owner.get("organizations").text("/data/0/id");
        String path = "organizations/" + id + "/transfer_ownership";

        admin.patch(path, document("organizations", id, "{\"new_owner_email\":\"admin@acme.test\"}"))
                .isRefused(403, "UNAUTHORIZED");
        owner.patch(path, document("organizations", id, "{\"new_owner_email\":\"nobody@acme.test\"}"))
                .isRefused(422, "VALIDATION_ERROR");
        owner.patch(path, document("organizations", id, "{\"new_owner_email\":\"owner@other.test\"}"))
                .isRefused(422, "VALIDATION_ERROR");
        owner.patch(path, document("organizations", id, "{\"new_owner_email\":\"admin@acme.test\"}"))
                .is(202);

        owner.patch(path, document("organizations", id, "{\"new_owner_email\":\"owner@acme.test\"}"))
                .isRefused(403, "UNAUTHORIZED");
        admin.patch(path, document("organizations", id, "{\"new_owner_email\":\"Owner@acme.test\"}"))
                .is(202);
        assertThat(memberOf("owner@acme.test").text("/data/0/attributes/owner")).isEqualTo("true");
        assertThat(memberOf("admin@acme.test").text("/data/0/attributes/owner")).isEqualTo("false");
    }

    // --- the user

    @Test
    void everybodyChangesThemselves() {
        Reply me = support.get("user");

        Reply changed = support.patch(
                        "user",
                        document(
                                "users",
                                null,
                                "{\"first_name\":\"Saara\",\"time_zone\":\"Europe/Tallinn\",\"email\":\"SUPPORT@acme.test\"}"))
                .is(200);

        assertThat(me.text("/data/type")).isEqualTo("users");
        assertThat(me.text("/data/attributes/email")).isEqualTo("support@acme.test");
        assertThat(changed.text("/data/attributes/first_name")).isEqualTo("Saara");
        assertThat(changed.text("/data/attributes/time_zone")).isEqualTo("Europe/Tallinn");
        assertThat(changed.text("/data/attributes/email")).isEqualTo("support@acme.test");
        support.patch("user", document("users", null, "{\"first_name\":\"Sara\"}"))
                .is(200);
    }

    @Test
    void nobodyTakesAnothersAddress() {
        Reply refused = support.patch("user", document("users", null, "{\"email\":\"owner@acme.test\"}"));
        Reply free = support.patch("user", document("users", null, "{\"email\":\"boss@acme.test\"}"));

        refused.isRefused(422, "VALIDATION_ERROR");
        free.isRefused(422, "VALIDATION_ERROR");
        support.patch("user", document("users", null, "{\"time_zone\":\"Mars\"}"))
                .isRefused(422, "VALIDATION_ERROR");
    }

    @Test
    void colleaguesAreSeenAndStrangersNot() {
        String olga = owner.get("user").text("/data/id");

        assertThat(auditor.get("users/" + olga).status()).isEqualTo(200);
        assertThat(other.get("users/" + olga).status()).isEqualTo(404);
        assertThat(auditor.patch("users/" + olga, document("users", olga, "{\"first_name\":\"X\"}"))
                        .status())
                .isEqualTo(403);
    }

    // --- memberships

    @Test
    void anInvitationIsPendingAndCanBeSentAgain() {
        Reply made = admin.post("memberships?include=role,user", invitation("new@acme.test", "support"))
                .is(201);
        String id = made.text("/data/id");

        assertThat(made.text("/data/attributes/status")).isEqualTo("pending");
        assertThat(made.text("/data/attributes/user_email")).isEqualTo("new@acme.test");
        assertThat(made.text("/data/relationships/role/data/id")).isEqualTo(Role.SUPPORT.id());
        assertThat(made.json().at("/included").toString())
                .contains("\"name\":\"support\"", "\"email\":\"new@acme.test\"");
        admin.post("memberships/" + id + "/resend", "{\"data\":{}}").is(202);
        admin.post("memberships", invitation("NEW@acme.test", "admin")).isRefused(422, "VALIDATION_ERROR");
        admin.delete("memberships/" + id).is(204);
        assertThat(admin.get("memberships/" + id).status()).isEqualTo(404);
        assertThat(admin.delete("memberships/" + id).status()).isEqualTo(404);
    }

    @Test
    void adminsDoNotReachAboveThemselves() {
        String olga = memberOf("owner@acme.test").text("/data/0/id");
        String sara = memberOf("support@acme.test").text("/data/0/id");

        admin.post("memberships", invitation("boss@acme.test", "owner")).isRefused(403, "UNAUTHORIZED");
        admin.patch("memberships/" + sara, withRole(sara, "owner")).isRefused(403, "UNAUTHORIZED");
        admin.patch("memberships/" + olga, withRole(olga, "auditor")).isRefused(403, "UNAUTHORIZED");
        admin.delete("memberships/" + olga).isRefused(403, "UNAUTHORIZED");
        assertThat(memberOf("owner@acme.test").text("/data/0/attributes/owner")).isEqualTo("true");
    }

    @Test
    void aRoleIsChangedAndWorksAtOnce() {
        String aino = memberOf("auditor@acme.test").text("/data/0/id");
        auditor.post("api_credentials", creation("api_credentials")).isRefused(403, "UNAUTHORIZED");

        owner.patch("memberships/" + aino, withRole(aino, "admin")).is(200);

        String made = auditor.post("api_credentials", creation("api_credentials"))
                .is(201)
                .text("/data/id");
        owner.delete("api_credentials/" + made).is(204);
        owner.patch("memberships/" + aino, withRole(aino, "auditor")).is(200);
        owner.patch("memberships/" + aino, withRole(aino, "boss")).isRefused(422, "VALIDATION_ERROR");
    }

    @Test
    void theLastOwnerAndAnOwnersOwnMembershipStay() {
        String olga = memberOf("owner@acme.test").text("/data/0/id");

        owner.patch("memberships/" + olga, withRole(olga, "admin")).isRefused(423, "LOCKED");
        owner.delete("memberships/" + olga).isRefused(403, "UNAUTHORIZED");
    }

    @Test
    void whoLeavesIsOutAtOnce() {
        String secretOf = owner.post("memberships", invitation("leaver@acme.test", "admin"))
                .is(201)
                .text("/data/id");

        owner.delete("memberships/" + secretOf).is(204);
        assertThat(memberOf("leaver@acme.test").at("/meta/record_count").asInt())
                .isZero();
        String aino = memberOf("auditor@acme.test").text("/data/0/id");
        String sara = memberOf("support@acme.test").text("/data/0/id");
        auditor.delete("memberships/" + sara).isRefused(403, "UNAUTHORIZED");
        ApiClient leaving = api.as(AUDITOR);

        leaving.delete("memberships/" + aino).is(204);

        leaving.get("user").isRefused(401, "INVALID_TOKEN");
        owner.post("memberships", invitation("auditor@acme.test", "auditor")).is(201);
        assertThat(api.as(AUDITOR).get("user").status()).isEqualTo(200);
    }

    @Test
    void membersAreFoundByWhatIsKnownOfThem() {
        Reply byRole = owner.get("memberships?filter%5Bq%5D%5Brole_name_in%5D=owner,admin&sort=user_email");
        Reply byMail = owner.get("memberships?filter%5Bq%5D%5Buser_email_start%5D=SUPPORT");

        assertThat(byRole.json().at("/data").findValuesAsString("user_email"))
                .containsExactly("admin@acme.test", "owner@acme.test");
        assertThat(byMail.at("/meta/record_count").asInt()).isEqualTo(1);
    }

    @Test
    void bracketsMayStandInTheAddressAsTheyAre() {
        Reply found = owner.get("memberships?filter[q][user_email_start]=SUPPORT&page[size]=1");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.at("/meta/record_count").asInt()).isEqualTo(1);
    }

    // --- the log

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyMemberMayAskWhetherTheLogIsWhole(Role role) {
        Reply checked = api.as(role).post("version_checks", "{\"data\":{\"type\":\"version_checks\"}}");

        assertThat(checked.status()).isEqualTo(201);
        assertThat(checked.at("/data/attributes/outcome").asString()).isEqualTo("intact");
        assertThat(checked.at("/data/attributes/entries").asInt())
                .isEqualTo(owner.get("versions?page%5Bsize%5D=1")
                        .at("/meta/record_count")
                        .asInt());
    }

    // --- how people come in

    @Test
    void anInvitationHasALinkThatIsShownOnce() {
        String member = owner.post("memberships", invitation("ines@acme.test", "admin"))
                .is(201)
                .text("/data/id");
        String asked = document("invitations", null, "{\"membership\":\"" + member + "\"}");

        Reply first = admin.post("invitations", asked).is(201);
        Reply second = owner.post("invitations", asked).is(201);

        assertThat(first.text("/data/attributes/url")).matches("http.*/invitation/[A-Za-z0-9_-]{43}");
        assertThat(second.text("/data/attributes/url")).isNotEqualTo(first.text("/data/attributes/url"));
        assertThat(owner.get("versions?page%5Bsize%5D=25").http().body())
                .doesNotContain(second.text("/data/attributes/url").replaceAll(".*/", ""));
        support.post("invitations", asked).isRefused(403, "UNAUTHORIZED");
        other.post("invitations", asked).isRefused(422, "VALIDATION_ERROR");
        owner.delete("memberships/" + member).is(204);
    }

    @Test
    void nobodyIsInvitedAboveOneselfOrWhenTheyHaveComeInAlready() {
        String pia = owner.post("memberships", invitation("pia@acme.test", "owner"))
                .is(201)
                .text("/data/id");
        String sara = memberOf("support@acme.test").text("/data/0/id");

        admin.post("invitations", document("invitations", null, "{\"membership\":\"" + pia + "\"}"))
                .isRefused(403, "UNAUTHORIZED");
        owner.post("invitations", document("invitations", null, "{\"membership\":\"" + sara + "\"}"))
                .isRefused(422, "VALIDATION_ERROR");
        owner.delete("memberships/" + pia).is(204);
    }

    @Test
    void aProviderIsEnforcedByAnOwnerAndNeverWithoutAWayBack() {
        String organization = owner.get("organizations").text("/data/0/id");
        String everyone = document("organizations", organization, "{\"sso_enforcement\":\"everyone\"}");

        Reply rehearsed = auditor.post(
                        "sso_rehearsals", document("sso_rehearsals", null, "{\"sso_enforcement\":\"everyone\"}"))
                .is(201);

        assertThat(rehearsed.text("/data/attributes/possible")).isEqualTo("false");
        assertThat(rehearsed.json().at("/data/meta/obstacles")).hasSize(2);
        assertThat(rehearsed.json().at("/data/meta/members").findValuesAsString("fate"))
                .contains("free");
        admin.patch("organizations/" + organization, everyone).isRefused(403, "UNAUTHORIZED");
        owner.patch("organizations/" + organization, everyone).isRefused(409, "CONFLICT");
        owner.patch(
                        "organizations/" + organization,
                        document("organizations", organization, "{\"sso_enforcement\":\"off\"}"))
                .is(200);
        assertThat(owner.get("organizations").text("/data/0/attributes/sso_enforcement"))
                .isEqualTo("off");
    }

    // --- roles and permissions

    @Test
    void thereAreFourRolesWithTheirPermissionsAndMembers() {
        Reply roles = auditor.get("roles?include=permissions&sort=name");
        Reply members = auditor.get("roles/" + OWNER.id() + "/memberships");

        assertThat(roles.json().at("/data").findValuesAsString("kind"))
                .containsExactly("admin", "auditor", "owner", "support");
        assertThat(roles.json().at("/included")).hasSize(Permission.ALL.size());
        assertThat(members.json().at("/data").findValuesAsString("user_email")).containsExactly("owner@acme.test");
    }

    @Test
    void permissionsTellWhatTheRolesMay() {
        Reply permissions = auditor.get(
                "permissions?page%5Bsize%5D=25&filter%5Bq%5D%5Bcan_create_true%5D=true&filter%5Bq%5D%5Bsubject_eq%5D=identity_providers");

        assertThat(permissions.at("/meta/record_count").asInt()).isEqualTo(1);
        assertThat(permissions.text("/data/0/attributes/can_destroy")).isEqualTo("true");
        assertThat(auditor.get("permissions/" + permissions.text("/data/0/id") + "/role")
                        .text("/data/attributes/name"))
                .isEqualTo("owner");
    }

    // --- API credentials

    @Test
    void aSecretIsShownOnceAndWorks() {
        Reply made = owner.post(
                        "api_credentials",
                        document("api_credentials", null, "{\"name\":\"CI\",\"kind\":\"user\",\"expires_in\":3600}"))
                .is(201);
        String id = made.text("/data/id");
        String clientId = made.text("/data/attributes/client_id");
        String secret = made.text("/data/attributes/client_secret");

        assertThat(secret).hasSize(43);
        assertThat(api.as(clientId, secret).get("user").text("/data/attributes/email"))
                .isEqualTo("owner@acme.test");
        assertThat(owner.get("api_credentials/" + id).text("/data/attributes/client_secret"))
                .isEqualTo("********");
        assertThat(owner.get("api_credentials?page%5Bsize%5D=25").http().body()).doesNotContain(secret);
        assertThat(owner.get("versions?page%5Bsize%5D=25").http().body()).doesNotContain(secret);
        ApiClient acting = api.as(clientId, secret);
        Reply rotated = owner.patch("api_credentials/" + id, document("api_credentials", id, "{\"_rotate\":\"day\"}"))
                .is(200);
        assertThat(rotated.text("/data/attributes/client_secret")).hasSize(43).isNotEqualTo(secret);
        assertThat(rotated.text("/data/attributes/old_secret_ends_at")).isNotEmpty();
        assertThat(owner.get("api_credentials/" + id).text("/data/attributes/client_secret"))
                .isEqualTo("********");
        owner.patch("api_credentials/" + id, document("api_credentials", id, "{\"_rotate\":\"never\"}"))
                .isRefused(422, "VALIDATION_ERROR");
        owner.delete("api_credentials/" + id).is(204);
        acting.get("user").isRefused(401, "INVALID_TOKEN");
    }

    @Test
    void aCredentialActsAsItsMakerAndNobodyElse() {
        String admins = admin.get("organizations").text("/data/0/id");
        String asOwner = """
                {"data":{"type":"api_credentials","attributes":{"name":"x","kind":"user"},"relationships":{
                "organization":{"data":{"type":"organizations","id":"%s"}},"role":{"data":{"type":"roles","id":"%s"}}}}}
                """;

        admin.post("api_credentials", asOwner.formatted(admins, OWNER.id())).isRefused(422, "VALIDATION_ERROR");
        admin.post("api_credentials", asOwner.formatted("abcdefghij", ADMIN.id()))
                .isRefused(422, "VALIDATION_ERROR");
        String made = admin.post("api_credentials", asOwner.formatted(admins, ADMIN.id()))
                .is(201)
                .text("/data/id");
        assertThat(owner.get("api_credentials/" + made + "/role").text("/data/attributes/name"))
                .isEqualTo("admin");
        owner.delete("api_credentials/" + made).is(204);
    }

    @Test
    void adminsDoNotTouchTheCredentialsOfOwners() {
        String owners = owner.get("api_credentials?filter%5Bq%5D%5Bclient_id_eq%5D=acme-owner")
                .text("/data/0/id");

        admin.delete("api_credentials/" + owners).isRefused(403, "UNAUTHORIZED");
        admin.patch("api_credentials/" + owners, document("api_credentials", owners, "{\"name\":\"x\"}"))
                .isRefused(403, "UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"kind\":\"user\",\"expires_in\":60}",
                "{\"name\":\"x\",\"kind\":\"user\",\"expires_in\":86401}",
                "{\"name\":\"x\",\"kind\":\"integration\"}",
                "{\"kind\":\"user\"}"
            })
    void aCredentialThatCannotBeIsRefused(String attributes) {
        owner.post("api_credentials", document("api_credentials", null, attributes))
                .isRefused(422, "VALIDATION_ERROR");
    }

    // --- versions

    @Test
    void everyChangeIsRememberedWithWhoMadeIt() {
        String olga = owner.get("user").text("/data/id");
        String id = owner.post("memberships", invitation("history@acme.test", "auditor"))
                .is(201)
                .text("/data/id");
        owner.patch("memberships/" + id, withRole(id, "support")).is(200);
        owner.delete("memberships/" + id).is(204);

        Reply versions = auditor.get("versions?sort=-created_at&filter%5Bq%5D%5Bresource_id_eq%5D=" + id);

        assertThat(versions.json().at("/data").findValuesAsString("event"))
                .containsExactlyInAnyOrder("create", "update", "destroy");
        assertThat(versions.json().at("/data").findValuesAsString("who")).containsOnly(olga);
        Reply update =
                auditor.get("versions?filter%5Bq%5D%5Bevent_eq%5D=update&filter%5Bq%5D%5Bresource_id_eq%5D=" + id);
        assertThat(update.at("/data/0/attributes/changes").toString())
                .isEqualTo("{\"role\":[\"auditor\",\"support\"]}");
    }

    private static Reply memberOf(String email) {
        return owner.get("memberships?filter%5Bq%5D%5Buser_email_eq%5D=" + email);
    }

    private static String invitation(String email, String role) {
        return """
                {"data":{"type":"memberships","attributes":{"user_email":"%s"},"relationships":{
                "role":{"data":{"type":"roles","id":"%s"}}}}}
                """.formatted(
                email, Role.valueOf(role.toUpperCase(java.util.Locale.ROOT)).id());
    }

    private static String withRole(String id, String role) {
        String roleId = java.util.Arrays.stream(Role.values())
                .filter(known -> known.key().equals(role))
                .map(Role::id)
                .findFirst()
                .orElse("unknownOne");
        return """
                {"data":{"type":"memberships","id":"%s","attributes":{},"relationships":{
                "role":{"data":{"type":"roles","id":"%s"}}}}}
                """.formatted(id, roleId);
    }

    private static String document(String type, String id, String attributes) {
        return "{\"data\":{\"type\":\"" + type + "\",\"attributes\":" + attributes + ",\"relationships\":{}"
                + (id == null ? "" : ",\"id\":\"" + id + "\"") + "}}";
    }
}
