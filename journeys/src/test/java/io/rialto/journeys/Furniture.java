package io.rialto.journeys;

import static io.rialto.journeys.Person.aPerson;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.jsonapi.Desk;
import io.rialto.server.jsonapi.Desk.Related;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An organization that has been at work for a while: something to show on every page of its dashboard. */
final class Furniture {

    private static final String BASE_URL = "https://shop.acme.example/";
    private static final String REFUSED = "warranty";

    private final Desk desk;
    private final Caller owner;
    private final String url;

    private Furniture(Office office) {
        this.desk = office.part(Desk.class);
        this.owner = office.owner();
        this.url = office.url();
    }

    /** The addresses of pages that no link leads to. */
    static List<String> bring(Office office) {
        Furniture furniture = new Furniture(office);
        Thing main = furniture.site("main", "production", Ticket.aKey());
        furniture.site("outlet", "staging", Ticket.aKey());
        Thing draft = furniture.services(main);
        furniture.keys(main);
        furniture.others();
        furniture.launches(main);
        return furniture.links(draft);
    }

    private String key = "";

    private Thing site(String slug, String environment, String ticketKey) {
        key = slug.equals("main") ? ticketKey : key;
        String shop = slug.equals("main") ? BASE_URL : "https://" + slug + ".acme.example/";
        Map<String, Object> store = Map.of(
                "kind", "magento2", "base_url", shop, "launch_url", shop + "rialto/launch", "ticket_key", ticketKey);
        return made(
                "sites",
                Map.of(
                        "slug",
                        slug,
                        "name",
                        "Acme " + slug,
                        "environment",
                        environment,
                        "definition",
                        Map.of("store", store)),
                Map.of());
    }

    /** Answers one that is a draft. */
    private Thing services(Thing site) {
        service(site, "rewards", "generic-saml", saml("rewards", Map.of()), true);
        service(
                site,
                REFUSED,
                "generic-saml",
                saml(REFUSED, Map.of("allow", "'wholesale' in customer.segments")),
                true);
        Map<String, Object> oidc = Map.of(
                "client_id",
                "club",
                "client_secret",
                "a secret of the club, long enough",
                "redirect_uris",
                List.of("https://club.example/cb"));
        service(site, "club", "generic-oidc", Map.of("oidc", oidc), true);
        return service(site, "help", "zendesk-jwt", Map.of("jwt", Map.of("subdomain", "acme")), false);
    }

    private static Map<String, Object> saml(String slug, Map<String, Object> more) {
        Map<String, Object> definition = new LinkedHashMap<>(more);
        definition.put(
                "saml",
                Map.of(
                        "entity_id", "https://" + slug + ".example/saml",
                        "acs", "https://" + slug + ".example/a/rather/long/address/that/takes/assertions/acs"));
        definition.put(
                "attributes",
                Map.of(
                        "email",
                        "customer.email",
                        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/displayname",
                        "customer.first_name + ' ' + customer.last_name",
                        "company",
                        "customer.company.name"));
        return definition;
    }

    private Thing service(Thing site, String slug, String preset, Map<String, Object> definition, boolean active) {
        return made(
                "services",
                Map.of(
                        "slug", slug,
                        "name", "The " + slug,
                        "preset", preset,
                        "active", active,
                        "definition", definition),
                Map.of("site", new Related("sites", site.id())));
    }

    private void keys(Thing site) {
        made("signing_keys", Map.of(), Map.of("site", new Related("sites", site.id())));
        made("shop_pairings", Map.of(), Map.of("site", new Related("sites", site.id())));
    }

    private void others() {
        Thing hook = made(
                "webhooks",
                Map.of("name", "Monitoring", "url", "https://127.0.0.1:9/hooks", "topics", "launch.*"),
                Map.of());
        desk.update(owner, "webhooks", hook.id(), Map.of("_test", true));
        made("api_credentials", Map.of("name", "Deployment", "kind", "user"), Map.of());
        for (Role role : List.of(Role.ADMIN, Role.SUPPORT)) {
            made(
                    "memberships",
                    Map.of("user_email", "somebody.with.a.rather.long.address." + role.key() + "@acme.example"),
                    Map.of("role", new Related("roles", role.id())));
        }
    }

    private void launches(Thing site) {
        Shop shop = new Shop("main", site.text("issuer"), BASE_URL, key);
        Person jane = Person.jane().with("company", Map.of("name", "Doe Industries"));
        for (int i = 0; i < 26; i++) {
            shop.launch("rewards", i % 2 == 0 ? jane : aPerson("1" + i).with("email", "c" + i + "@example.test"));
        }
        shop.launch(REFUSED, jane);
        new Visitor().get(shop.launchLink("nothing"));
    }

    private List<String> links(Thing draft) {
        Thing link = made("setup_links", Map.of(), Map.of("service", new Related("services", draft.id())));
        Thing invited = desk.list(owner, "memberships", Map.of("filter[q][user_email_cont]", "somebody.with"))
                .things()
                .getFirst();
        Thing invitation = made("invitations", Map.of("membership", invited.id()), Map.of());
        return List.of(
                link.text("url").substring(url.length()), invitation.text("url").substring(url.length()));
    }

    private Thing made(String type, Map<String, ?> attributes, Map<String, Related> relations) {
        Reply reply = desk.create(owner, type, attributes, relations);
        assertThat(reply)
                .as("%s: %s", type, reply instanceof Reply.Refused no ? no.sentence() : "")
                .isInstanceOf(Reply.Done.class);
        return ((Reply.Done) reply).one();
    }
}
