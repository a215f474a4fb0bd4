package io.rialto.server.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Magento's API with answers as they were recorded of a real one, which a test may replace by others. */
public final class StandInShop implements AutoCloseable {

    public static final String JANE = """
            {"id":1,"group_id":1,"email":"jane.doe@example.test","firstname":"Jane","lastname":"Doe","store_id":1,"website_id":1,\
            "addresses":[{"id":1,"customer_id":1,"region":{"region_code":"EE-37","region":"Harjumaa","region_id":340},\
            "country_id":"EE","street":["Pikk 1","apt 2"],"company":"Doe Industries O\\u00dc","telephone":"+3725550100",\
            "postcode":"10123","city":"Tallinn","default_shipping":true,"default_billing":true}],\
            "extension_attributes":{"is_subscribed":true},"custom_attributes":[{"attribute_code":"loyalty_tier",\
            "value":"gold"},{"attribute_code":"partner_level","value":"6"}]}""";
    private static final String NO_ROUTE = "{\"message\":\"Request does not match any route.\"}";
    private static final String NO_ENTITY =
            "{\"message\":\"No such entity with %fieldName = %fieldValue\",\"parameters\":{\"fieldName\":\"customerId\",\"fieldValue\":999}}";

    record Said(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    public StandInShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        asRecorded();
    }

    public void asRecorded() {
        answers.clear();
        asked.clear();
        authorizations.clear();
        says("customers/1", 200, JANE);
        says("customers/999", 404, NO_ENTITY);
        says("customers/search", 200, "{\"items\":[" + JANE + "],\"total_count\":1}");
        says("customerGroups/1", 200, "{\"id\":1,\"code\":\"General\",\"tax_class_id\":3}");
        says("attributeMetadata/customer/attribute/loyalty_tier", 200, "{\"frontend_input\":\"text\",\"options\":[]}");
        says("attributeMetadata/customer/attribute/email", 200, "{\"frontend_input\":\"text\",\"options\":[]}");
        says("attributeMetadata/customer/attribute/partner_level", 200, """
                {"frontend_input":"select","options":[{"label":" ","value":""},{"label":"Bronze","value":"4"},\
                {"label":"Silver","value":"5"},{"label":"Gold","value":"6"}]}""");
        denies("store/storeConfigs", "Magento_Backend::store");
        denies("store/websites", "Magento_Backend::store");
    }

    public void says(String path, int status, String body) {
        answers.put("/rest/V1/" + path, new Said(status, body));
    }

    void denies(String path, String resource) {
        says(
                path,
                401,
                "{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                        + resource + "\"}}");
    }

    /** Paths that were asked for. */
    List<String> asked() {
        return asked;
    }

    /** Bodies that came, but empty ones. */
    List<String> sent() {
        return sent;
    }

    List<String> authorizations() {
        return authorizations;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String came = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!came.isEmpty()) {
            sent.add(came);
        }
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        Said said = answers.getOrDefault(exchange.getRequestURI().getPath(), new Said(404, NO_ROUTE));
        byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
