package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that others wrote, with a library of others: node-saml. */
class NodeSamlTest {

    private static final Path PROGRAM = Path.of("src", "test", "node");

    @TempDir
    private Path folder;

    @Test
    void nodeSamlLetsJaneInAndNobodyWithAnAlteredOrAForeignResponse() throws Exception {
        installed();
        try (RunningRialto rialto = aRunningRialto(Configuration.of(
                aSite("main", aService("rewards"), aService("club")), aSite("other", aService("rewards"))))) {
            String good = response(rialto.shop("main").launch("rewards", jane()));
            String altered = encoded(decoded(good).replace("Jane Doe", "Jane Roe"));
            String forAnotherService = response(rialto.shop("main").launch("club", jane()));
            String byAnotherSite = response(rialto.shop("other").launch("rewards", jane()));

            JsonNode verdicts = verdicts(rialto.shop("main"), good, altered, forAnotherService, byAnotherSite);

            assertThat(verdicts.get(0).path("accepted").asBoolean())
                    .as(verdicts.toString())
                    .isTrue();
            assertThat(verdicts.get(0).path("attributes").path("displayName").asString())
                    .isEqualTo("Jane Doe");
            assertThat(verdicts.get(1).path("why").asString()).containsIgnoringCase("signature");
            assertThat(verdicts.get(2).path("why").asString()).containsIgnoringCase("audience");
            assertThat(verdicts.get(3).path("accepted").asBoolean()).isFalse();
        }
    }

    private void installed() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "service.mjs")) {
            Files.copy(PROGRAM.resolve(file), folder.resolve(file));
        }
        Outcome.of(folder, Map.of(), "", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .good();
    }

    private JsonNode verdicts(Shop site, String... responses) throws IOException, InterruptedException {
        String input = new JsonMapper()
                .writeValueAsString(Map.of(
                        "entityId",
                        "https://rewards.test/saml",
                        "acs",
                        "https://rewards.test/saml/acs",
                        "idpIssuer",
                        site.issuer(),
                        "idpCert",
                        site.publishedCertificate(),
                        "responses",
                        responses));
        return new JsonMapper()
                .readTree(Outcome.of(folder, Map.of(), input, "node", "service.mjs")
                        .good());
    }

    private static String response(Answer answer) {
        return answer.form().fields().get("SAMLResponse");
    }

    private static String decoded(String response) {
        return new String(Base64.getDecoder().decode(response), UTF_8);
    }

    private static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }
}
