package io.rialto.journeys;

import io.rialto.demo.twin.Brought;
import io.rialto.demo.twin.Connection;
import io.rialto.demo.twin.SchoolApi;
import io.rialto.demo.twin.StoreApi;
import io.rialto.demo.twin.Twin;
import io.rialto.demo.twin.Twins;
import io.rialto.journeys.Configuration.Service;
import io.rialto.journeys.Configuration.Site;
import io.rialto.server.Rialto;
import io.rialto.server.preset.Preset;
import io.rialto.server.preset.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A server in this process whose one site has a service of every preset, as its page's example says. */
final class PresetServices implements AutoCloseable {

    private static final String SECRET = "a-secret-of-more-than-thirty-two-bytes-for-every-twin";
    private static final String STRANGERS = "another-secret-of-more-than-thirty-two-bytes-altogether";
    private static final Map<String, Map<String, Object>> WHAT_GENERIC_ONES_LEAVE_OPEN = Map.of(
            "generic-saml", Map.of("entity_id", "urn:partner", "acs", "https://partner.test/acs"),
            "generic-jwt", Map.of("url", "https://partner.test/sso"),
            "generic-hmac", Map.of("url", "https://partner.test/sso"),
            "generic-oidc",
                    Map.of(
                            "client_id", "partner",
                            "redirect_uris", List.of("https://partner.test/cb"),
                            "initiate_login_uri", "https://partner.test/login"));

    private static final String LEARN_WORLDS_CLIENT = "5f0a1b2c3d4e5f6a7b8c9d0e";

    private final ConfigurableApplicationContext server;
    private final Apis apis;
    private final Shop shop;
    private final Shop stranger;

    private PresetServices(ConfigurableApplicationContext server, Apis apis, Shop shop, Shop stranger) {
        this.server = server;
        this.apis = apis;
        this.shop = shop;
        this.stranger = stranger;
    }

    /** The APIs of services whose accounts are found or made before. */
    private record Apis(StoreApi store, SchoolApi school) {

        static Apis start() {
            try {
                return new Apis(StoreApi.start(SECRET), SchoolApi.start(LEARN_WORLDS_CLIENT, SECRET));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What a service's block says to be led here instead of to its vendor. */
        Service leadingHere(Service service) {
            return switch (String.valueOf(service.members().get("preset"))) {
                case "bigcommerce" ->
                    service.with(
                            "account_api",
                            Map.of(
                                    "secret", SECRET,
                                    "find", Map.of("url", store.customers()),
                                    "make", Map.of("url", store.customers())));
                case "learnworlds-api" -> {
                    Map<String, Object> block = new LinkedHashMap<>();
                    ((Map<?, ?>) service.members().get("api"))
                            .forEach((name, value) -> block.put(String.valueOf(name), value));
                    block.put("home", school.home());
                    block.put("api_url", school.home() + "/admin/api");
                    yield service.with("api", block);
                }
                default -> service;
            };
        }
    }

    static PresetServices start() {
        Apis apis = Apis.start();
        Service[] services = Presets.all().each().stream()
                .map(PresetServices::service)
                .map(apis::leadingHere)
                .toArray(Service[]::new);
        Site main = Site.aSite("main", services).with("environment", "development");
        Site other = Site.aSite(
                        "other",
                        service(Presets.all().find("shopify-customer-accounts").orElseThrow()))
                .with("environment", "development")
                .with("policy", Map.of("unconfirmed_email", "allow"));
        int port = Ports.free();
        String url = "http://127.0.0.1:" + port;
        Path folder = Path.of(
                        "target",
                        "journeys",
                        "presets-" + ProcessHandle.current().pid())
                .toAbsolutePath();
        Map<String, Object> environment = new HashMap<>();
        environment.put("RIALTO_PORT", String.valueOf(port));
        environment.put("RIALTO_PUBLIC_URL", url);
        environment.put("RIALTO_DATA_DIR", folder.toString());
        environment.put(
                "RIALTO_CONFIG", written(folder, Configuration.of(main, other).yaml()));
        environment.put("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("spring.jmx.enabled", "false");
        return new PresetServices(
                new SpringApplicationBuilder(Rialto.class)
                        .properties(environment)
                        .run(),
                apis,
                main.shop(url),
                other.shop(url));
    }

    private static Service service(Preset preset) {
        Map<String, Object> block =
                new LinkedHashMap<>(WHAT_GENERIC_ONES_LEAVE_OPEN.getOrDefault(preset.name(), Map.of()));
        preset.parameters().forEach((name, parameter) -> block.put(name, parameter.example()));
        if (preset.secret() != null) {
            block.put(preset.protocol().equals("oidc") ? "client_secret" : "secret", SECRET);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("slug", preset.name());
        members.put("name", preset.title());
        members.put("preset", preset.name());
        members.put(preset.protocol(), block);
        return new Service(members);
    }

    private static String written(Path folder, String yaml) {
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("rialto.yaml"), yaml)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh twin of the preset's service, without accounts. */
    Twin twin(String preset) {
        Twin twin = Twins.of(preset, connection(preset, SECRET, shop));
        switch (preset) {
            case "bigcommerce" -> apis.store().serve(twin);
            case "learnworlds-api" -> apis.school().serve(twin);
            default -> {}
        }
        return twin;
    }

    /** The API of BigCommerce. */
    StoreApi store() {
        return apis.store();
    }

    /** One that was connected with another site, and has another secret. */
    Twin strangersTwin(String preset) {
        return Twins.of(preset, connection(preset, STRANGERS, stranger));
    }

    /** One that does not know what it should share with the site. */
    Twin twinWithAnotherSecret(String preset) {
        return Twins.of(preset, connection(preset, STRANGERS, shop));
    }

    /** The same for the other site, which lets unconfirmed addresses in. */
    PresetServices ofTheLenientSite() {
        return new PresetServices(server, apis, /* shop= */ stranger, /* stranger= */ shop);
    }

    private static Connection connection(String preset, String secret, Shop shop) {
        return new Connection(
                shop.issuer(),
                preset,
                secret,
                new Visitor().get(shop.metadataLink()).body());
    }

    /** The customer, for whom there is an account where services want it before. */
    Person known(Twin twin, Person person) {
        if (person.profile().get("attributes") instanceof Map<?, ?> attributes
                && twin.book().makesNone()) {
            twin.book()
                    .open(Map.of(
                            "customer_id",
                            String.valueOf(attributes.get("bigcommerce_customer_id")),
                            "sub",
                            "SmileCustomer:" + attributes.get("smile_customer_id")));
        }
        return person;
    }

    /** Whether the service needs something of every customer, beside what is always the same. */
    static boolean needsAProfile(String preset) {
        return said(preset, "required")
                .or(() -> said(preset, "account_api", "make", "required"))
                .isPresent();
    }

    /** What the preset says under these names, one within the other. */
    private static Optional<Node> said(String preset, String... names) {
        Optional<Node> node = Presets.all().find(preset).map(Preset::service);
        for (String name : names) {
            node = node.filter(MappingNode.class::isInstance)
                    .map(MappingNode.class::cast)
                    .flatMap(mapping -> mapping.getValue().stream()
                            .filter(member -> member.getKeyNode() instanceof ScalarNode key
                                    && key.getValue().equals(name))
                            .map(NodeTuple::getValueNode)
                            .findAny());
        }
        return node;
    }

    /** The whole way of a customer, up to the service's door. */
    Brought handOff(String preset, Twin twin, Person person) {
        if (isWidget(preset)) {
            Map<String, String> members = new LinkedHashMap<>();
            token(preset, person)
                    .json()
                    .properties()
                    .forEach(member ->
                            members.put(member.getKey(), member.getValue().asString()));
            return new Brought(URI.create("https://shop.acme.example/page"), members);
        }
        Visitor visitor = new Visitor();
        Answer answer = shop.complete(visitor, shop.ticket(preset, begun(preset, twin, visitor), person));
        return answer.status() == 302
                ? Brought.by(answer.location())
                : new Brought(answer.form().action(), answer.form().fields());
    }

    /** The refusal of somebody who does not get there. */
    Answer refused(String preset, Person person) {
        if (isWidget(preset)) {
            return token(preset, person);
        }
        Visitor visitor = new Visitor();
        String nonce = begun(preset, twin(preset), visitor);
        return visitor.get(shop.completeLink(shop.ticket(preset, nonce, person)), "Accept", "application/json");
    }

    private String begun(String preset, Twin twin, Visitor visitor) {
        Answer first = visitor.get(shop.launchLink(preset));
        // Who only begins on a page of its own has no link that leads anywhere.
        URI opened = first.status() == 403 ? URI.create("https://service.test/account") : first.location();
        Optional<URI> asked = twin.begin(opened);
        return asked.map(visitor::get).orElse(first).queryOfLocation("nonce");
    }

    private Answer token(String preset, Person person) {
        String ticket =
                Ticket.aTicket(shop, preset, "", person).without("nonce").under(shop.key());
        return new Visitor()
                .get(
                        URI.create(shop.issuer() + "/token/" + preset),
                        "Authorization",
                        "Bearer " + ticket,
                        "Accept",
                        "application/json");
    }

    private static boolean isWidget(String preset) {
        return said(preset, Presets.all().find(preset).orElseThrow().protocol(), "deliver")
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals("widget"))
                .isPresent();
    }

    @Override
    public void close() {
        server.close();
        apis.store().close();
        apis.school().close();
    }
}
