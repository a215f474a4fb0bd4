package io.rialto.server.shopdirectory;

import io.rialto.server.outbound.Outbound;
import io.rialto.server.shopdirectory.Lookup.Found;
import io.rialto.server.shopdirectory.Lookup.NoSuchCustomer;
import io.rialto.server.shopdirectory.Lookup.NotPermitted;
import io.rialto.server.shopdirectory.Lookup.NotSetUp;
import io.rialto.server.shopdirectory.Lookup.SeveralCustomers;
import io.rialto.server.shopdirectory.Signature.Parameter;
import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.site.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Looks customers up in the shop of a site; takes up to twenty seconds, most often a fraction of one. Safe for use by many threads. */
@Component
public class ShopDirectory {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LONGEST_ADDRESS = 254;

    private final Sites sites;
    private final Outbound outbound;
    private final Clock clock;
    private final SecureRandom random;
    private final Shelf shelf;
    private final Map<URI, Circuit> circuits = new ConcurrentHashMap<>();

    public ShopDirectory(Sites sites, Outbound outbound, Clock clock, SecureRandom random) {
        this.sites = sites;
        this.outbound = outbound;
        this.clock = clock;
        this.random = random;
        this.shelf = new Shelf(clock);
    }

    /** The customer of that id at the shop. */
    public Lookup customer(SiteId site, String id) {
        return lookup(
                site,
                profiles -> Names.numbered(id)
                        .flatMap(number -> Names.known(
                                profiles.conversation().ask("a customer", "customers/" + number, List.of())))
                        .map(profile -> found(profiles, profile, id))
                        .orElseGet(NoSuchCustomer::new));
    }

    /** The customer of that e-mail address; of the site's website, if it names one. */
    public Lookup customerByEmail(SiteId site, String email) {
        return lookup(
                site,
                profiles -> email.isBlank() || email.length() > LONGEST_ADDRESS
                        ? new NoSuchCustomer()
                        : byEmail(profiles, email));
    }

    /**
     * The customers who come after that one, in the order of their ids; of the site's website alone, if it names one.
     *
     * @param id absent: from the beginning
     * @param most how many are read at a time
     */
    public Listing after(SiteId site, Optional<String> id, int most) {
        try {
            String last = id.flatMap(Names::numbered).orElse("0");
            return open(site)
                    .map(profiles -> new Roll(profiles).after(last, most))
                    .orElseGet(() -> new Listing.Unlisted(new NotSetUp()));
        } catch (Halt halt) {
            return new Listing.Unlisted(halt.why());
        }
    }

    private static Lookup byEmail(Profiles profiles, String email) {
        List<Parameter> query = List.of(
                new Parameter("searchCriteria[filter_groups][0][filters][0][field]", "email"),
                new Parameter("searchCriteria[filter_groups][0][filters][0][value]", email),
                new Parameter("searchCriteria[filter_groups][0][filters][0][condition_type]", "eq"),
                new Parameter("searchCriteria[pageSize]", "20"));
        List<Entity> all = Names.known(profiles.conversation().ask("a list of customers", "customers/search", query))
                .map(list -> list.objects("items"))
                .orElse(List.of())
                .stream()
                .filter(profile ->
                        profile.text("email").filter(email::equalsIgnoreCase).isPresent())
                .filter(profile -> profiles.shop()
                        .onlyWebsite()
                        .map(only ->
                                profiles.website(profile).filter(only::equals).isPresent())
                        .orElse(true))
                .toList();
        return switch (all.size()) {
            case 0 -> new NoSuchCustomer();
            case 1 -> new Found(profiles.customer(all.getFirst()));
            default -> new SeveralCustomers();
        };
    }

    // A cache between us that mixes customers up must not show one in place of the other.
    private static Lookup found(Profiles profiles, Entity profile, String id) {
        if (profile.text("id").filter(id::equals).isEmpty()) {
            throw Halt.broken("sends another customer than it was asked for");
        }
        return new Found(profiles.customer(profile));
    }

    private Lookup lookup(SiteId site, Function<Profiles, Lookup> question) {
        try {
            return open(site).map(question).orElseGet(NotSetUp::new);
        } catch (Halt halt) {
            return halt.why();
        }
    }

    /** Asks the shop for one of each thing that lookups need. */
    public DirectoryCheck check(SiteId site) {
        Map<String, String> findings = new LinkedHashMap<>();
        boolean works = tried(
                findings,
                "customers",
                () -> asked(site, "customers/search", List.of(new Parameter("searchCriteria[pageSize]", "1"))));
        if (works) {
            boolean groups = tried(findings, "groups", () -> asked(site, "customerGroups/1", List.of()));
            boolean attributes = tried(
                    findings, "attributes", () -> asked(site, "attributeMetadata/customer/attribute/email", List.of()));
            boolean websites = tried(findings, "websites", () -> asked(site, "store/websites", List.of()));
            boolean dispensable = sites.byId(site)
                    .filter(its -> its.store().website() != null)
                    .isEmpty();
            works = groups && attributes && (websites || dispensable);
        }
        return new DirectoryCheck(works, findings);
    }

    private void asked(SiteId site, String path, List<Parameter> query) {
        Profiles profiles = open(site).orElseThrow(() -> new Halt(new NotSetUp()));
        Reply reply = profiles.conversation().ask("an answer", path, query);
        if (reply instanceof Reply.Denied(String resource)) {
            throw new Halt(new NotPermitted(resource));
        }
    }

    private static boolean tried(Map<String, String> findings, String what, Runnable question) {
        try {
            question.run();
            findings.put(what, "can be read");
            return true;
        } catch (Halt halt) {
            findings.put(what, halt.why().sentence());
            return false;
        }
    }

    private Optional<Profiles> open(SiteId site) {
        return sites.byId(site).flatMap(known -> shop(known.store())).map(shop -> {
            Circuit circuit = circuits.computeIfAbsent(shop.base(), base -> new Circuit(clock));
            Conversation conversation = new Conversation(
                    shop, outbound, circuit, shelf, clock.instant().plus(PATIENCE));
            return new Profiles(shop, conversation, new Names(conversation));
        });
    }

    private Optional<Shop> shop(Store store) {
        URI base = store.baseUrl();
        DirectoryAccess access = store.directory();
        return base == null || access == null
                ? Optional.empty()
                : Optional.of(new Shop(base, access, store.website(), clock, random));
    }
}
