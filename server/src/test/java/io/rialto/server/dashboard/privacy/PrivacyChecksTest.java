package io.rialto.server.dashboard.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.operator.ShowPrivacy;
import io.rialto.server.organization.Role;
import io.rialto.server.signin.Browser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody shows that nothing of a customer stays, and takes the signed statement along. */
class PrivacyChecksTest {

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);

    @Test
    void whatIsShownIsSignedAndLeavesNothing() throws Exception {
        JdbcClient jdbc = dashboard.server().bean(JdbcClient.class);
        Browser auditor = dashboard.as(Role.AUDITOR);
        auditor.open("/dashboard/acme/privacy/checks");

        String page = auditor.submit("/dashboard/acme/privacy/checks", Map.of("site", "shown"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Thing check = done(page.substring(page.lastIndexOf('/') + 1));

        assertThat(check.text("outcome")).as(check.map("report").toString()).isEqualTo("clean");
        JWSObject statement =
                JWSObject.parse(auditor.open(page + "/statement.jwt").body());
        Map<String, Object> claims = statement.getPayload().toJSONObject();
        JWKSet keys = JWKSet.parse(auditor.open("/s/shown/oauth2/jwks").body());
        assertThat(statement.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(statement.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(statement.getHeader().getType().getType()).isEqualTo("rialto-privacy-statement+jwt");
        assertThat(claims)
                .containsEntry("result", "clean")
                .containsEntry("services", List.of("points", "desk"))
                .containsEntry("launches", Map.of("entered", 24L, "refused", 16L, "failed", 0L))
                .containsKeys("data_map_sha256", "rialto_version", "rows");
        assertThat(auditor.open(page + "/report.json").body()).contains("\"launch_trace\"");
        assertThat(auditor.open(page).body()).contains("Nothing stayed", "24 customers entered");
        assertThat(jdbc.sql("select count(*) from launch where outcome = 'CANARY'")
                        .query(Long.class)
                        .single())
                .as("rows of nobody")
                .isZero();
        assertThat(dashboard.stranger().open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void theCommandKeepsWhatWasSigned(@TempDir Path folder) {
        Thing credential = ((Reply.Done) desk.create(
                        dashboard.caller(Role.ADMIN),
                        "api_credentials",
                        Map.of("name", "show-privacy", "kind", "user")))
                .one();
        Map<String, String> variables = new HashMap<>(Map.of(
                "RIALTO_PUBLIC_URL", dashboard.server().at("/").toString(),
                "RIALTO_CLIENT_ID", credential.text("client_id"),
                "RIALTO_CLIENT_SECRET", credential.text("client_secret")));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ShowPrivacy command = new ShowPrivacy(variables::get, folder, new PrintStream(said, true, UTF_8));

        assertThat(command.run("shown")).as(said.toString(UTF_8)).isZero();
        assertThat(folder.resolve("privacy-shown.jwt")).exists();
        assertThat(folder.resolve("privacy-shown.json")).content().contains("\"unread\" : [ ]");

        said.reset();
        assertThat(command.run("second")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("no shop that is connected");
        variables.put("RIALTO_CLIENT_SECRET", "x");
        assertThat(command.run("shown")).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("does not know these credentials");
    }

    @Test
    void whoMayNotIsTold() {
        assertThat(dashboard
                        .as(Role.SUPPORT)
                        .open("/dashboard/acme/privacy/checks")
                        .body())
                .contains("an owner, admin or auditor begins one")
                .doesNotContain("Begin a check");
    }

    @Test
    void aSiteWithoutAShopOrOfAnotherIsRefused() {
        assertThat(refused(Map.of("site", "second"))).contains("site");
        assertThat(refused(Map.of("site", "nobodys"))).contains("site");
        assertThat(refused(Map.of("site", "main", "services", "rewards,other"))).contains("services");
        assertThat(refused(Map.of("site", "main", "launches", 201))).contains("launches");
        assertThat(desk.create(dashboard.strangersCaller(), "privacy_checks", Map.of("site", "main")))
                .isInstanceOf(Reply.Refused.class);
    }

    private String refused(Map<String, Object> given) {
        return ((Reply.Refused) desk.create(dashboard.caller(Role.OWNER), "privacy_checks", given))
                .wrongs()
                .getFirst()
                .place();
    }

    private Thing done(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> desk.find(dashboard.caller(Role.OWNER), "privacy_checks", id)
                                .orElseThrow(),
                        check -> !check.text("state").equals("running"));
    }
}
