package io.rialto.server.api;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.rialto.server.configuration.ConfigurationCheck;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.fixture.Signers;
import io.rialto.server.jsonapi.ApiClient;
import io.rialto.server.jsonapi.ApiClient.Reply;
import io.rialto.server.organization.Role;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that publishes its metadata moves: a running server, its API, and a customer who launches. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MetadataChangesTest {

    private static final String OLD = "https://learn.test/acs";
    private static final String NEW = "https://learn.test/new-acs";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String KEY =
            "<md:KeyDescriptor><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
                    + "<ds:X509Certificate>" + certificate()
                    + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
    private static final String SLO =
            "<md:SingleLogoutService Binding=\"" + POST + "\" Location=\"https://learn.test/slo\"/>";
    private static final String SITE = """
                    sites:
                      - slug: main
                        name: Main
                        environment: development
                        store:
                          kind: magento2
                          base_url: http://127.0.0.1:18080/
                          launch_url: http://127.0.0.1:18080/rialto/launch
                          ticket_key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
                        services:
                """;

    @TempDir
    private static Path folder;

    private static HttpServer publisher;
    private static volatile byte[] document = new byte[0];
    private static TheApi api;

    MetadataChangesTest(TestDatabase ignored) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws IOException {
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        publisher.start();
        document = metadata(OLD);
        api = TheApi.start(folder.resolve(database.name()), database, SITE + """
                          - slug: learn
                            name: Learning
                            preset: generic-saml
                            saml: { metadata: { url: %s } }
                            attributes: { email: customer.email }
                """.formatted(address()));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        api.close();
        publisher.stop(0);
    }

    @Test
    void aLaunchGoesToTheNewPlaceOnlyAfterSomebodyApproved() {
        ApiClient owner = api.as(Role.OWNER);
        await().atMost(Duration.ofSeconds(60)).until(() -> begun().statusCode() == 302);
        assertThat(launched()).contains("action=\"" + OLD + "\"");

        document = metadata(NEW);
        api.lookAgain();
        await().atMost(Duration.ofSeconds(60)).until(() -> !pending(owner).isEmpty());

        assertThat(launched()).contains("action=\"" + OLD + "\"");
        String id = pending(owner);
        Reply change = owner.get("metadata_changes/" + id).is(200);
        assertThat(change.text("/data/attributes/difference/lines/0"))
                .startsWith("changed assertion consumer service: " + OLD);
        assertThat(change.text("/data/attributes/difference/steps/0/part")).isEqualTo("consumer");
        assertThat(change.text("/data/attributes/service")).isEqualTo("learn");

        nobodyElseDecides(id, change.header("ETag"));
        owner.patch("metadata_changes/" + id, deciding(id, "_approve"), "If-Match", change.header("ETag"))
                .is(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> launched().contains("action=\"" + NEW + "\""));
        owner.patch("metadata_changes/" + id, deciding(id, "_reject")).is(409);
        assertThat(owner.get("versions?filter%5Bq%5D%5Bresource_id_eq%5D=" + id + "&filter%5Bq%5D%5Bevent_eq%5D=update")
                        .at("/data")
                        .size())
                .isOne();
    }

    private static void nobodyElseDecides(String id, String seen) {
        for (Role role : List.of(Role.SUPPORT, Role.AUDITOR)) {
            api.as(role)
                    .patch("metadata_changes/" + id, deciding(id, "_approve"))
                    .isRefused(403, "UNAUTHORIZED");
        }
        assertThat(api.asOther().get("metadata_changes/" + id).status()).isEqualTo(404);
        assertThat(api.asOther().get("metadata_changes").at("/data").size()).isZero();
        ApiClient admin = api.as(Role.ADMIN);
        admin.patch("metadata_changes/" + id, deciding(id, "_approve"), "If-Match", "W/\"other\"")
                .is(412);
        admin.patch("metadata_changes/" + id, document(id, "{\"_approve\":true,\"_reject\":true}"), "If-Match", seen)
                .is(422);
    }

    @Test
    void aDocumentIsReadIntoABlockForTheConfiguration() {
        ApiClient admin = api.as(Role.ADMIN);
        String xml = new String(metadata(OLD), StandardCharsets.UTF_8).replace("\"", "\\\"");

        Reply pasted = admin.post("metadata_imports", imported("\"xml\":\"" + xml + "\""))
                .is(201);
        Reply fetched = admin.post("metadata_imports", imported("\"url\":\"" + address() + "\""))
                .is(201);

        assertThat(pasted.text("/data/attributes/yaml"))
                .contains("entity_id: \"https://learn.test/saml\"", "acs: \"https://learn.test/");
        assertThat(pasted.text("/data/attributes/warnings/lines/0")).contains("no key to encrypt for");
        assertThat(pasted.at("/data/attributes/xml").isNull()).isTrue();
        assertThat(fetched.text("/data/attributes/yaml")).contains("url: \"" + address() + "\"");
        assertThat(admin.get("metadata_imports/" + pasted.text("/data/id")).status())
                .isEqualTo(404);
    }

    @Test
    void theBlockIsOneThatTheConfigurationTakes(@TempDir Path own) throws IOException {
        String xml = new String(metadata(OLD), StandardCharsets.UTF_8)
                .replace("<md:AssertionConsumerService", KEY + SLO + "<md:AssertionConsumerService")
                .replace(
                        "index=\"0\"/>",
                        "index=\"0\"/><md:AssertionConsumerService Binding=\"" + POST
                                + "\" Location=\"https://learn.test/b?a=$x&amp;b=%22\" index=\"3\" isDefault=\"true\"/>")
                .replace("protocolSupport", "AuthnRequestsSigned=\"true\" protocolSupport");

        String yaml = api.as(Role.OWNER)
                .post("metadata_imports", imported("\"xml\":\"" + xml.replace("\"", "\\\"") + "\""))
                .is(201)
                .text("/data/attributes/yaml");

        Path file = Files.writeString(
                own.resolve("rialto.yaml"),
                "organizations:\n  - slug: acme\n    name: Acme\n    plan: standard\n" + SITE + yaml.indent(10));
        Map<String, String> environment =
                Map.of("RIALTO_CONFIG", file.toString(), "RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new ConfigurationCheck(environment::get, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
        assertThat(code).as(out.toString(StandardCharsets.UTF_8) + yaml).isZero();
        assertThat(yaml)
                .contains(
                        "index: 3, default: true",
                        "encryption_certificate",
                        "want_authn_requests_signed: true",
                        "slo:");
    }

    @Test
    void whatCannotBeImportedIsToldWhy() {
        ApiClient owner = api.as(Role.OWNER);

        api.as(Role.SUPPORT)
                .post("metadata_imports", imported("\"xml\":\"<a/>\""))
                .isRefused(403, "UNAUTHORIZED");
        assertThat(owner.post("metadata_imports", imported("\"xml\":\"<a/>\""))
                        .is(422)
                        .http()
                        .body())
                .contains("not SAML metadata");
        owner.post("metadata_imports", imported("\"reference\":\"a\"")).is(400);
        owner.post("metadata_imports", imported("\"entity_id\":\"a\"")).is(422);
        assertThat(owner.post("metadata_imports", imported("\"url\":\"http://10.0.0.1/\""))
                        .is(422)
                        .http()
                        .body())
                .contains("must begin with https");
        owner.post("metadata_imports", imported("\"xml\":\"<a/>\",\"signed_by\":\"abc\""))
                .is(422);
    }

    private static String pending(ApiClient owner) {
        Reply list = owner.get("metadata_changes?filter%5Bq%5D%5Bstatus_eq%5D=pending")
                .is(200);
        return list.at("/data").isEmpty() ? "" : list.text("/data/0/id");
    }

    private static HttpResponse<String> begun() {
        return api.server().get("/s/main/launch/learn");
    }

    /** The page that posts to the service. */
    private static String launched() {
        HttpResponse<String> begun = begun();
        String location = begun.headers().firstValue("Location").orElseThrow();
        String nonce = location.replaceAll(".*nonce=([^&]+).*", "$1");
        Site site = api.server().bean(Sites.class).bySlug("main").orElseThrow();
        String ticket = aTicket()
                .at(site)
                .madeAt(Instant.now())
                .forService("learn")
                .withNonce(nonce)
                .build();
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return api.server()
                .send(HttpRequest.newBuilder(api.server().at("/s/main/launch/complete?ticket=" + ticket))
                        .header("Cookie", cookie))
                .body();
    }

    private static String address() {
        return "http://127.0.0.1:" + publisher.getAddress().getPort() + "/metadata";
    }

    private static String imported(String attributes) {
        return "{\"data\":{\"type\":\"metadata_imports\",\"attributes\":{" + attributes + "}}}";
    }

    private static String deciding(String id, String trigger) {
        return document(id, "{\"" + trigger + "\":true}");
    }

    private static String document(String id, String attributes) {
        return "{\"data\":{\"type\":\"metadata_changes\",\"id\":\"" + id + "\",\"attributes\":" + attributes + "}}";
    }

    private static String certificate() {
        try {
            return Base64.getEncoder().encodeToString(Signers.KEY.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] metadata(String acs) {
        return ("<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://learn.test/saml\">"
                        + "<md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                        + "<md:AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\""
                        + acs + "\" index=\"0\"/></md:SPSSODescriptor></md:EntityDescriptor>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
