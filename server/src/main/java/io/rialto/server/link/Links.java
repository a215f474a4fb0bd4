package io.rialto.server.link;

import io.rialto.server.customer.Customer;
import io.rialto.server.customer.CustomerEmail;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.Subject;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.page.Reference;
import io.rialto.server.release.Attribute;
import io.rialto.server.release.Release.Released;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which customers have accounts at which services. Safe for use by many threads. */
@Component
public class Links {

    private final LinkRows rows;
    private final LinkWriter writer;
    private final Sites sites;
    private final Pseudonyms pseudonyms;
    private final KeyedHash hashes;

    public Links(LinkRows rows, LinkWriter writer, Sites sites, Pseudonyms pseudonyms, ServerSecrets secrets) {
        this.rows = rows;
        this.writer = writer;
        this.sites = sites;
        this.pseudonyms = pseudonyms;
        this.hashes = new KeyedHash(secrets, "links");
    }

    /** The customer as the service sees them: the address written as the service's {@code email_case} says. */
    public Customer spelled(Customer customer, ExternalService service, Site site) {
        String email = customer.email();
        if (email == null) {
            return customer;
        }
        String canonical = CustomerEmail.canonical(email);
        String written = switch (service.accounts().emailCase()) {
            case AS_WRITTEN -> email;
            case LOWER -> canonical;
            case FIRST_SEEN ->
                find(site.id(), pseudonyms.customer(site.id(), customer.id()), service.id())
                        .filter(link -> address(site, service, canonical).equals(link.address()))
                        .map(Link::spelling)
                        .map(spelling -> spelling.of(canonical))
                        .orElse(email);
        };
        return written.equals(email) ? customer : customer.withEmail(written);
    }

    /**
     * Notes that the customer entered; it is written a moment later. The launch is recorded already, and what this node forgets is
     * made up for by {@link #knownFromLaunches}.
     *
     * @param customer keyed hash of the customer's id
     * @param subject the name that the service was told
     * @param email as the shop has it
     * @param launch the launch's reference
     */
    public void entered(
            Site site,
            ExternalService service,
            String customer,
            Subject subject,
            Released released,
            @Nullable String email,
            Reference launch,
            Instant at) {
        Optional<String> canonical = Optional.ofNullable(email).map(CustomerEmail::canonical);
        writer.add(new Entrance(
                site.id(),
                service.id(),
                customer,
                account(site, service, subject),
                told(service, released),
                canonical.map(lower -> address(site, service, lower)).orElse(null),
                canonical
                        .flatMap(lower -> Spelling.of(Objects.requireNonNull(email), lower))
                        .map(Spelling::capitals)
                        .orElse(null),
                launch,
                at));
    }

    /** Makes the links that are missing, of entrances of which only the launch is known. */
    public void knownFromLaunches(List<Known> known) {
        rows.addAll(known.stream().map(Known::entrance).toList());
    }

    /** Up to which launch {@link #knownFromLaunches} was asked. */
    public Reference followedUpTo() {
        return rows.progress();
    }

    /** The launches before this one were looked at. */
    public void followed(Reference before) {
        rows.progress(before);
    }

    /** An entrance of which only the launch is known. */
    public record Known(SiteId site, ServiceId service, String customer, Reference launch, Instant at) {

        private Entrance entrance() {
            return new Entrance(site, service, customer, null, null, null, null, launch, at);
        }
    }

    /** The customer's link to the service, as it was a moment ago. */
    public Optional<Link> find(SiteId site, String customer, ServiceId service) {
        return rows.find(site, customer, service);
    }

    /** The customer's links, the oldest first. */
    public List<Link> of(SiteId site, String customer) {
        return rows.of(site, customer);
    }

    /** Keyed hash of an address at a service, letter case aside, as links have it. */
    public Optional<String> addressHash(Site site, ExternalService service, @Nullable String email) {
        return Optional.ofNullable(email)
                .map(CustomerEmail::canonical)
                .map(canonical -> address(site, service, canonical));
    }

    /** Forgets the customer, in the caller's transaction. */
    public void forget(SiteId site, String customer) {
        rows.remove(site, customer);
    }

    /** What a launch under this name would mean for the customer's account at the service. */
    public Prospect prospect(Site site, ExternalService service, Customer customer, Subject subject) {
        String hash = pseudonyms.customer(site.id(), customer.id());
        Optional<String> account =
                find(site.id(), hash, service.id()).map(link -> Objects.requireNonNullElse(link.account(), ""));
        String named = account(site, service, subject);
        Prospect.Account expected = account.map(known ->
                        known.isEmpty() || known.equals(named) ? Prospect.Account.KNOWN : Prospect.Account.OTHER)
                .orElse(Prospect.Account.NEW);
        boolean taken = Optional.ofNullable(customer.email())
                .map(CustomerEmail::canonical)
                .filter(canonical -> rows.anotherHas(address(site, service, canonical), named))
                .isPresent();
        return new Prospect(expected, taken);
    }

    /** Those of the sites that fit. */
    public Found<Link> search(Collection<SiteId> its, Search search) {
        return its.isEmpty() ? new Found<>(List.of(), 0) : rows.search(its, search);
    }

    /** The link of that id, if it is one of those sites'. */
    public Optional<Link> find(Collection<SiteId> its, String id) {
        return rows.byId(id).filter(link -> its.contains(link.site()));
    }

    /** Forgets one link, in the caller's transaction: the next launch makes it anew. */
    public void forget(Link link) {
        rows.remove(link.id());
    }

    /** Keyed hash of the customer's id, as links are kept under. */
    public String customer(SiteId site, String customerId) {
        return pseudonyms.customer(site, customerId);
    }

    /** Keyed hash of a name under which a service may know a customer, the same from each site that leads there. */
    public String account(Site site, ExternalService service, Subject subject) {
        // One that is another at every launch tells no accounts apart.
        String name = subject.kind() == NameIdKind.TRANSIENT ? "" : subject.value();
        return hashes.of("account", owner(site), service.protocol().identity(), name);
    }

    private String address(Site site, ExternalService service, String canonical) {
        return hashes.of("address", owner(site), service.protocol().identity(), canonical);
    }

    private String told(ExternalService service, Released released) {
        return hashes.of(Stream.concat(
                        Stream.of("told", service.id().value().toString()),
                        released.attributes().stream().flatMap(Links::parts))
                .toArray(String[]::new));
    }

    private static Stream<String> parts(Attribute attribute) {
        return Stream.concat(
                Stream.of(attribute.name(), Integer.toString(attribute.values().size())),
                attribute.values().stream().map(Links::text));
    }

    private static String text(Object value) {
        // The same members make the same text, in whatever order they came.
        return value instanceof Map<?, ?> members ? new TreeMap<>(members).toString() : value.toString();
    }

    private String owner(Site site) {
        return sites.ownerOf(site.id()).orElseThrow().value().toString();
    }
}
