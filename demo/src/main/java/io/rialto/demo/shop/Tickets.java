package io.rialto.demo.shop;

import io.rialto.demo.http.Json;
import io.rialto.demo.ticket.TicketKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Makes tickets: who is logged in here now, for one service, for 60 seconds. */
final class Tickets {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String shop;
    private final String issuer;
    private final TicketKey key;
    private final Clock clock;

    /**
     * @param shop the shop's base URL, as Rialto's configuration has it
     * @param site the one that the tickets are for
     */
    Tickets(String shop, Site site, Clock clock) {
        this.shop = shop;
        this.issuer = site.issuer();
        this.key = site.key();
        this.clock = clock;
    }

    /**
     * @param nonce the browser's, as Rialto handed it over; absent when the shop itself asks
     * @param admin the administrator who acts as the customer
     * @param loggedInAt when the customer gave the password
     */
    String issue(
            Customer customer,
            String service,
            Optional<String> nonce,
            Optional<Integer> admin,
            Optional<Instant> loggedInAt) {
        Instant now = clock.instant();
        ObjectNode claims = Json.object()
                .put("iss", shop)
                .put("aud", issuer)
                .put("sub", String.valueOf(customer.id()))
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("service", service);
        nonce.ifPresent(value -> claims.put("nonce", value));
        loggedInAt.ifPresent(at -> claims.put("auth_time", at.getEpochSecond()));
        admin.ifPresent(id -> claims.putObject("act").put("sub", "admin:" + id));
        claims.set("customer", profile(customer));
        return key.seal(claims);
    }

    private static ObjectNode profile(Customer customer) {
        ObjectNode profile = Json.object()
                .put("email", customer.email())
                .put("email_verified", customer.emailConfirmed())
                .put("first_name", customer.firstName())
                .put("last_name", customer.lastName());
        profile.putObject("group").put("id", customer.groupId()).put("code", customer.groupCode());
        customer.segments().forEach(profile.putArray("segments")::add);
        customer.company().ifPresent(company -> profile.set("company", company));
        profile.put("website", "base").put("store", "default").put("locale", "en_US");
        profile.set("attributes", customer.attributes());
        return profile;
    }
}
