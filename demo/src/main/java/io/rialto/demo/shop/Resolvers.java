package io.rialto.demo.shop;

import io.rialto.demo.graphql.Field;
import io.rialto.demo.graphql.Operation;
import io.rialto.demo.graphql.Operation.Kind;
import io.rialto.demo.http.Form;
import io.rialto.demo.http.Json;
import io.rialto.demo.shop.GraphQl.Failed;
import io.rialto.demo.shop.Tiles.Tile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What the fields of {@code /graphql} mean: Magento's own for logging in, and the two of Rialto's module. */
final class Resolvers {

    private final Customers customers;
    private final CustomerTokens tokens;
    private final Site site;
    private final Tickets tickets;
    private final Tiles tiles;

    /** @param site the storefront's own at Rialto */
    Resolvers(Customers customers, CustomerTokens tokens, Site site, Tickets tickets, Tiles tiles) {
        this.customers = customers;
        this.tokens = tokens;
        this.site = site;
        this.tickets = tickets;
        this.tiles = tiles;
    }

    /** Somebody who gave the password, and when. */
    private record LoggedIn(Customer customer, Optional<Instant> at, Optional<Integer> admin) {}

    JsonNode resolve(Field field, Kind kind, Visit visit) {
        return switch (kind) {
            case QUERY ->
                switch (field.name()) {
                    case "customer" -> customer(visit);
                    case "rialtoServices" -> services(visit);
                    default -> throw unknown(field, "Query");
                };
            case MUTATION ->
                switch (field.name()) {
                    case "generateCustomerToken" -> generateToken(field);
                    case "revokeCustomerToken" -> revokeTokens(visit);
                    case "rialtoLaunch" -> launch(field, visit);
                    default -> throw unknown(field, "Mutation");
                };
        };
    }

    private JsonNode generateToken(Field field) {
        Customer customer = customers
                .byEmail(field.argument("email"))
                .filter(found -> found.password().equals(field.argument("password")))
                .filter(found -> !customers.isDisabled(found.id()))
                .orElseThrow(() -> new Failed("graphql-authentication", AccountPages.WRONG));
        return Json.object().put("token", tokens.issue(customer));
    }

    private JsonNode revokeTokens(Visit visit) {
        Customer customer = loggedIn(visit).customer();
        tokens.revokeAllOf(customer.id());
        customers.tell("customer.logged_out", customer.id());
        return Json.object().put("result", true);
    }

    /** The trap: with the cookie of a session it also answers for who is merely remembered. */
    private JsonNode customer(Visit visit) {
        Customer customer = visit.session().visitor() instanceof Visitor.Remembered remembered
                ? customers.byId(remembered.customerId()).orElseThrow(Resolvers::unauthorized)
                : loggedIn(visit).customer();
        return Json.object()
                .put("firstname", customer.firstName())
                .put("lastname", customer.lastName())
                .put("email", customer.email());
    }

    private JsonNode services(Visit visit) {
        LoggedIn who = loggedIn(visit);
        List<Tile> found = tiles.of(who.customer(), who.admin())
                .orElseThrow(() -> new Failed("rialto-unavailable", "The services cannot be shown at the moment."));
        ArrayNode services = Json.object().putArray("services");
        found.forEach(tile -> services.addObject()
                .put("slug", tile.slug())
                .put("name", tile.name())
                .put("summary", tile.summary())
                .put("url", tiles.href(tile)));
        return services;
    }

    private JsonNode launch(Field field, Visit visit) {
        LoggedIn who = loggedIn(visit);
        String service = field.argument("service");
        String nonce = field.argument("nonce");
        if (!ServicePages.SLUG.matcher(service).matches()) {
            throw new Failed("graphql-input", "There is no such service.");
        }
        if (!ServicePages.NONCE.matcher(nonce).matches()) {
            throw new Failed("graphql-input", "The nonce is missing: begin with the service's link.");
        }
        String ticket = tickets.issue(who.customer(), service, Optional.of(nonce), who.admin(), who.at());
        return Json.object().put("url", site.issuer() + "/launch/complete?" + Form.write(Map.of("ticket", ticket)));
    }

    /** By the token, or by the cookie of a session that is logged in; never who is remembered. */
    private LoggedIn loggedIn(Visit visit) {
        return tokens.find(visit.call().header("Authorization"))
                .flatMap(token -> customers
                        .byId(token.customerId())
                        .map(customer -> new LoggedIn(customer, Optional.of(token.at()), Optional.empty())))
                .or(() -> visit.loggedIn().map(customer -> new LoggedIn(customer, visit.loggedInAt(), visit.admin())))
                .orElseThrow(Resolvers::unauthorized);
    }

    private static Failed unauthorized() {
        return new Failed("graphql-authorization", "The current customer isn't authorized.");
    }

    private static Operation.Unreadable unknown(Field field, String type) {
        return new Operation.Unreadable("Cannot query field \"" + field.name() + "\" on type \"" + type + "\".");
    }
}
