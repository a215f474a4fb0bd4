package io.rialto.journeys;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What goes into RIALTO_CONFIG. It is written as JSON, which is YAML too. */
record Configuration(List<Site> sites, List<Map<String, Object>> users) {

    static Configuration of(Site... sites) {
        return new Configuration(Arrays.asList(sites), List.of());
    }

    /** With somebody of each role, at acme.example. */
    Configuration withUsers(String password, String... roles) {
        return new Configuration(
                sites,
                Arrays.stream(roles)
                        .map(role -> Map.<String, Object>of(
                                "email", role + "@acme.example",
                                "first_name", "Some",
                                "last_name", role,
                                "role", role,
                                "password", password))
                        .toList());
    }

    String yaml() {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("slug", "acme");
        organization.put("name", "Acme");
        organization.put("plan", "enterprise");
        organization.put("users", users);
        organization.put("sites", sites.stream().map(Site::members).toList());
        return new JsonMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("organizations", List.of(organization)));
    }

    /** A site with its shop on a port where nobody listens: journeys hand over tickets themselves. */
    record Site(Map<String, Object> members, String key) {

        static Site aSite(String slug, Service... services) {
            String key = Ticket.aKey();
            Map<String, Object> store = new LinkedHashMap<>();
            store.put("kind", "magento2");
            store.put("base_url", baseUrl(slug));
            store.put("launch_url", baseUrl(slug) + "rialto/launch");
            store.put("ticket_key", key);
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("slug", slug);
            members.put("name", "Shop " + slug);
            members.put("environment", "production");
            members.put("store", store);
            members.put(
                    "services", Arrays.stream(services).map(Service::members).toList());
            return new Site(members, key);
        }

        private static String baseUrl(String slug) {
            return "https://" + slug + ".shop.test/";
        }

        Site with(String member, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(members);
            more.put(member, value);
            return new Site(more, key);
        }

        Site withServices(Service... services) {
            return with(
                    "services", Arrays.stream(services).map(Service::members).toList());
        }

        Shop shop(String publicUrl) {
            String slug = (String) members.get("slug");
            return new Shop(slug, publicUrl + "/s/" + slug, baseUrl(slug), key);
        }
    }

    /** A SAML service that takes an e-mail address and a name. */
    record Service(Map<String, Object> members) {

        static Service aService(String slug) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("slug", slug);
            members.put("name", "The " + slug);
            members.put("preset", "generic-saml");
            members.put("protocol", "saml");
            members.put(
                    "attributes",
                    Map.of(
                            "email", "customer.email",
                            "displayName", "customer.first_name + ' ' + customer.last_name"));
            return new Service(members).at("https://" + slug + ".test/saml", "https://" + slug + ".test/saml/acs");
        }

        Service at(String entityId, String acs) {
            return with("saml", Map.of("entity_id", entityId, "acs", acs));
        }

        /** With these members of its {@code saml} besides. */
        Service naming(Map<String, Object> more) {
            Map<Object, Object> saml = new LinkedHashMap<>((Map<?, ?>) members.get("saml"));
            saml.putAll(more);
            return with("saml", saml);
        }

        Service with(String member, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(members);
            more.put(member, value);
            return new Service(more);
        }
    }
}
