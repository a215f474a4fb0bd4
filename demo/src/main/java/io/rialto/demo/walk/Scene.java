package io.rialto.demo.walk;

import io.rialto.demo.club.Club;
import io.rialto.demo.rewards.Rewards;
import io.rialto.demo.shop.Customer;
import io.rialto.demo.shop.Customers;
import io.rialto.demo.shop.Shop;
import io.rialto.demo.ticket.TicketKey;
import java.net.URI;
import java.util.Optional;

/**
 * Everything that is running.
 *
 * @param issuer the site at Rialto
 * @param key what the shop seals tickets with, so that the walk can show what they say
 * @param club absent where the site speaks no OpenID Connect
 */
public record Scene(
        String issuer,
        TicketKey key,
        Shop shop,
        Customers customers,
        Rewards rewards,
        Rewards warranty,
        Optional<Club> club) {

    /** The one link to a service. */
    public String link(String service) {
        return issuer + "/launch/" + service;
    }

    Customer customer(String email) {
        return customers.byEmail(email).orElseThrow(() -> new IllegalStateException("the demo has no such customer"));
    }

    String atShop(String path) {
        return shop.address().resolve(path).toString();
    }

    /** Who answers at that address. */
    String party(URI uri) {
        int port = uri.getPort();
        if (port == shop.address().getPort()) {
            return "Shop";
        }
        if (port == rewards.address().getPort()) {
            return "Rewards";
        }
        if (club.filter(one -> port == one.address().getPort()).isPresent()) {
            return "Club";
        }
        return port == warranty.address().getPort() ? "Warranty" : "Rialto";
    }
}
