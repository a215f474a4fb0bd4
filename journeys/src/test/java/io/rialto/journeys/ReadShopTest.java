package io.rialto.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.demo.shop.Customers;
import io.rialto.demo.shop.Integration;
import io.rialto.demo.ticket.TicketKey;
import io.rialto.server.customer.Customer;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.shopdirectory.Listing;
import io.rialto.server.shopdirectory.Lookup;
import io.rialto.server.shopdirectory.ShopDirectory;
import io.rialto.server.site.Brand;
import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.DirectoryAccess.Credentials;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.site.Store;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rialto's side of the directory and the demo's shop, each written from what Magento's API does: they understand each other. */
class ReadShopTest implements Sites {

    private static final Integration READER =
            new Integration("consumer", "consumer-secret", "token", "token-secret", Integration.USUAL, false);

    private final Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
    private final Outbound outbound = new Outbound(new Guard(settings), settings);
    private final ShopDirectory directory = new ShopDirectory(this, outbound, Clock.systemUTC(), new SecureRandom());
    private final Customers customers = Customers.ofTheDemo();
    private io.rialto.demo.shop.Shop shop;
    private Credentials credentials = new DirectoryAccess.OAuth("consumer", "consumer-secret", "token", "token-secret");

    @BeforeEach
    void start() throws IOException {
        shop = io.rialto.demo.shop.Shop.start(
                io.rialto.demo.shop.Shop.Settings.of(0, "https://id.acme.test/s/main", TicketKey.random("main"))
                        .readBy(READER),
                customers);
    }

    @AfterEach
    void stop() {
        shop.close();
        outbound.close();
    }

    @Test
    void aCustomerIsFoundByIdAndByAddress() {
        Lookup byEmail = directory.customerByEmail(site().id(), "jane.doe@example.test");

        assertThat(byEmail).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.customer().firstName()).isEqualTo("Jane");
            assertThat(directory.customer(site().id(), found.customer().id())).isEqualTo(found);
        });
        assertThat(directory.customer(site().id(), "999999")).isInstanceOf(Lookup.NoSuchCustomer.class);
        assertThat(directory.check(site().id()).works()).isTrue();
    }

    @Test
    void everybodyIsReadOnceWhateverThePages() {
        List<String> ids = new ArrayList<>();
        Optional<String> last = Optional.empty();
        do {
            Listing listing = directory.after(site().id(), last, 2);
            assertThat(listing).isInstanceOf(Listing.Some.class);
            Listing.Some some = (Listing.Some) listing;
            some.customers().stream().map(Customer::id).forEach(ids::add);
            last = some.last();
        } while (last.isPresent());

        assertThat(ids)
                .hasSizeGreaterThan(2)
                .containsExactlyInAnyOrderElementsOf(customers.all().stream()
                        .map(customer -> String.valueOf(customer.id()))
                        .toList());
    }

    @Test
    void aWrongSecretIsToldAsSuch() {
        credentials = new DirectoryAccess.OAuth("consumer", "consumer-secret", "token", "another");

        assertThat(directory.customer(site().id(), "1")).isInstanceOf(Lookup.SignatureRefused.class);
        assertThat(directory.after(site().id(), Optional.empty(), 2))
                .isEqualTo(new Listing.Unlisted(new Lookup.SignatureRefused()));
    }

    private Site site() {
        return new Site(
                new SiteId(new UUID(1, 1)),
                "main",
                "Main",
                "https://id.acme.test/s/main",
                Site.Environment.DEVELOPMENT,
                true,
                new Store(
                        "magento2",
                        shop.address(),
                        null,
                        List.of(),
                        null,
                        null,
                        new DirectoryAccess(credentials, true)),
                new Brand("Main", null, null),
                Site.Policy.STRICT);
    }

    @Override
    public Optional<Site> bySlug(String slug) {
        return Optional.of(site());
    }

    @Override
    public Optional<Site> byId(SiteId id) {
        return Optional.of(site());
    }

    @Override
    public Optional<OrganizationId> ownerOf(SiteId id) {
        return Optional.empty();
    }

    @Override
    public List<OwnedSite> all() {
        return List.of();
    }
}
