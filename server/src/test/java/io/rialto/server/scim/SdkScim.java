package io.rialto.server.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service built with SCIM-SDK: it checks what it is told against the schemas, and knows versions. */
final class SdkScim implements ServiceOfOthers {

    private final ResourceEndpoint endpoint = new ResourceEndpoint(
            ServiceProvider.builder()
                    .patchConfig(PatchConfig.builder().supported(true).build())
                    .filterConfig(FilterConfig.builder()
                            .supported(true)
                            .maxResults(50)
                            .build())
                    .eTagConfig(ETagConfig.builder().supported(true).build())
                    .bulkConfig(BulkConfig.builder()
                            .supported(true)
                            .maxOperations(3)
                            .build())
                    .authenticationSchemes(List.of(AuthenticationScheme.builder()
                            .type("oauthbearertoken")
                            .name("OAuth Bearer Token")
                            .description("A token of the service")
                            .build()))
                    .build(),
            new UserEndpointDefinition(
                    new KeptInMemory<User>(user -> user.getUserName().orElse("")) {}),
            new GroupEndpointDefinition(
                    new KeptInMemory<Group>(group -> group.getDisplayName().orElse("")) {}));
    private final HttpServer server;
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private volatile Runnable overtaking = () -> {};

    private SdkScim(HttpServer server) {
        this.server = server;
        endpoint.getRegisteredResourceTypes().forEach(type -> {
            type.getFeatures().setAutoFiltering(true);
            type.getFeatures().setETagFeature(new ETagFeature(true));
        });
        server.createContext("/scim/v2", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static SdkScim running() {
        try {
            return new SdkScim(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody changes something just before the next patch is read. */
    void beforeTheNextPatch(Runnable change) {
        overtaking = change;
    }

    /** The status of each answer. */
    List<Integer> answers() {
        return answers;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (exchange.getRequestMethod().equals("PATCH")) {
                Runnable change = overtaking;
                overtaking = () -> {};
                change.run();
            }
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(asTheLibraryReads(name), values.getFirst()));
            ScimResponse response = endpoint.handleRequest(
                    "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
                    HttpMethod.valueOf(exchange.getRequestMethod()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                    headers,
                    new Context(null));
            answers.add(response.getHttpStatus());
            response.getHttpHeaders().forEach(exchange.getResponseHeaders()::set);
            byte[] body = response.isEmpty() ? new byte[0] : response.toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(response.getHttpStatus(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    // This machine's HTTP server writes If-match, and the library looks for names by their usual letters.
    private static String asTheLibraryReads(String header) {
        return header.equalsIgnoreCase("If-Match") ? "If-Match" : header;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/scim/v2");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
