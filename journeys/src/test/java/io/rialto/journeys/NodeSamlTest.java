package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.journeys.Configuration.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
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

    @Test
    void nodeSamlAsksWithASignatureAndReadsAnAnswerThatIsEncryptedForItAlone() throws Exception {
        installed();
        ServerCertificate own = ServerCertificate.rsa(folder, "rewards.test");
        String certificate = Files.readString(own.certificate());
        Service rewards = aService("rewards")
                .naming(Map.of(
                        "want_authn_requests_signed",
                        true,
                        "signing_certificates",
                        List.of(certificate),
                        "encrypt",
                        true,
                        "encryption_certificate",
                        certificate));
        try (RunningRialto rialto = aRunningRialto(Configuration.of(aSite("main", rewards)))) {
            Shop main = rialto.shop("main");
            Map<String, Object> known = new LinkedHashMap<>(known(main));
            known.put("key", Files.readString(own.key()));
            JsonNode begun = said(with(known, "begin", Map.of("relayState", "/offers?a=1&b=ü")));
            String location = begun.path("location").asString();
            Visitor visitor = new Visitor();
            String nonce = visitor.get(URI.create(location)).queryOfLocation("nonce");

            Answer answer = main.complete(visitor, main.ticket("rewards", nonce, jane()));
            Answer unsigned = new Visitor().get(URI.create(location.replaceAll("&SigAlg=.*", "")));
            Answer altered = new Visitor().get(URI.create(location.replace("offers", "others")));

            known.put("sent", begun.path("sent"));
            JsonNode verdicts = said(with(known, "responses", List.of(response(answer), response(answer))));
            assertThat(answer.form().fields()).containsEntry("RelayState", "/offers?a=1&b=ü");
            assertThat(answer.form().response()).contains("EncryptedAssertion").doesNotContain("Jane");
            assertThat(verdicts.get(0).path("attributes").path("displayName").asString())
                    .as(verdicts.toString())
                    .isEqualTo("Jane Doe");
            assertThat(verdicts.get(1).path("why").asString()).containsIgnoringCase("InResponseTo");
            assertThat(List.of(unsigned, altered)).allMatch(refused -> refused.status() == 403);
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
        return said(with(known(site), "responses", responses));
    }

    private static Map<String, Object> known(Shop site) {
        return Map.of(
                "entityId",
                "https://rewards.test/saml",
                "acs",
                "https://rewards.test/saml/acs",
                "sso",
                site.issuer() + "/saml/sso",
                "idpIssuer",
                site.issuer(),
                "idpCert",
                site.publishedCertificate());
    }

    private static Map<String, Object> with(Map<String, Object> known, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(known);
        more.put(name, value);
        return more;
    }

    private JsonNode said(Map<String, Object> input) throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(
                        Outcome.of(folder, Map.of(), new JsonMapper().writeValueAsString(input), "node", "service.mjs")
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
