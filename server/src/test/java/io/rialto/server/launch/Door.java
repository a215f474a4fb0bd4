package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rialto.saml.SigningKey;
import io.rialto.server.customer.Tickets;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.enrolment.Enrolments;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.fixture.Signers;
import io.rialto.server.fixture.TheClock;
import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Handoffs;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.handoff.api.ApiHandoff;
import io.rialto.server.handoff.hmac.HmacHandoff;
import io.rialto.server.handoff.jwt.JwtHandoff;
import io.rialto.server.handoff.saml.SamlHandoff;
import io.rialto.server.handoff.saml.SamlSessions;
import io.rialto.server.handoff.saml.ServiceKeys;
import io.rialto.server.handoff.saml.StatusAnswers;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.link.LinkBook;
import io.rialto.server.namesake.Namesakes;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.page.Pages;
import io.rialto.server.page.References;
import io.rialto.server.provisioning.Entrants;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Readiness;
import io.rialto.server.release.Expressions;
import io.rialto.server.release.Releases;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.Variables;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import io.rialto.server.standing.Denial;
import io.rialto.server.standing.Standings;
import io.rialto.server.trace.TraceBook;
import io.rialto.server.trace.Traces;
import io.rialto.server.vault.ServerSecrets;
import io.rialto.server.vault.Vault;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.json.JsonMapper;

/** The door of a server with given sites and services, on a real database, and a browser that stands before it. */
final class Door implements Sites, ExternalServices, SigningKeys, Standings {

    private static final Pattern NONCE = Pattern.compile("nonce=([A-Za-z0-9_-]+)");

    final ForgottenNamesakes forgotten;
    final TheClock clock = new TheClock();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final LaunchLedger ledger;
    final List<Object> published = new CopyOnWriteArrayList<>();
    final Returns returns;
    final Traces traces;
    final LinkBook links;
    private final Map<String, Site> sites = new ConcurrentHashMap<>();
    private final List<ExternalService> services = new ArrayList<>();
    final Departures departures;
    private final MockMvc mvc;
    private final Map<SiteId, Integer> owners = new ConcurrentHashMap<>();
    private final Map<String, Denial> denied = new ConcurrentHashMap<>();
    private final List<Entrant> provisioned = new CopyOnWriteArrayList<>();
    private Readiness readiness = new Readiness.Ready();
    private boolean broken;

    Door(TestDatabase database) {
        this(database, List.of());
    }

    /** @param more ways to hand over that take the place of the usual ones */
    Door(TestDatabase database, List<Handoff> more) {
        SecureRandom random = new SecureRandom();
        Vault vault = new Vault(new SecretKeySpec(new byte[32], "AES"));
        Pseudonyms pseudonyms = Signers.pseudonyms();
        Releases releases = new Releases(new Expressions());
        ledger = new LaunchLedger(new JdbcTemplate(database.dataSource()), database.transactions());
        Outcomes outcomes = new Outcomes(meters);
        LaunchCookies cookies = new LaunchCookies(vault, clock);
        Entries entries = new Entries(pseudonyms, new References(random, clock), clock);
        traces = TraceBook.of(database, clock);
        Chronicle chronicle = new Chronicle(traces, new Inventory(pseudonyms, this));
        Refusals refusals = new Refusals(ledger, outcomes, entries, chronicle, clock);
        ServerSecrets secrets = new ServerSecrets(database.jdbc(), vault, random);
        Namesakes namesakes = new Namesakes(database.jdbc(), database.transactions(), secrets);
        Subjects subjects = new Subjects(pseudonyms, releases, this, secrets, random);
        forgotten = new ForgottenNamesakes(this, this, subjects, namesakes);
        links = new LinkBook(database, this, secrets, clock);
        Handoffs handoffs = new Handoffs(Stream.concat(
                        Stream.<Handoff>of(
                                new SamlHandoff(
                                        this,
                                        new ServiceKeys(random),
                                        new StatusAnswers(this, random, clock),
                                        new SamlSessions(database.jdbc(), vault, pseudonyms, clock),
                                        clock),
                                new JwtHandoff(this, clock),
                                new HmacHandoff(clock, random),
                                new ApiHandoff()),
                        more.stream())
                .toList());
        Pages pages = new Pages(templates(), JsonMapper.shared());
        EndingPages endingPages = new EndingPages(pages);
        Answers answers = new Answers(pages, cookies, endingPages);
        returns = new Returns(
                ledger, this, refusals, pseudonyms, vault, traces, database.transactions(), published::add, clock);
        Decisions decisions = new Decisions(this, releases, subjects, this, links.links(), links.endings(), handoffs);
        Proofs proofs = new Proofs(vault, cookies, this, clock);
        TurningAway away = new TurningAway(entries, this, ledger, refusals, handoffs, links.endings(), proofs);
        Disclosures disclosures = new Disclosures(links.links(), this);
        Listing listing = new Listing(entries, ledger, decisions, disclosures, away, outcomes, proofs);
        Passages passages = new Passages(
                entries,
                ledger,
                new Enrolling(new Enrolments(releases, outbound(), clock), handoffs, links.links()),
                new Entrants() {
                    @Override
                    public Readiness before(Entrant entrant) {
                        return readiness;
                    }

                    @Override
                    public void after(Entrant entrant) {
                        provisioned.add(entrant);
                    }
                },
                handoffs,
                returns,
                links.links(),
                outcomes,
                refusals,
                away,
                listing,
                chronicle,
                random);
        Launcher launcher = new Launcher(
                new Tickets(clock),
                decisions,
                new Sharing(namesakes, subjects, this, links.links(), pseudonyms),
                this,
                entries,
                refusals,
                handoffs,
                passages,
                listing,
                away);
        departures =
                new Departures(new Beginning(this, handoffs, refusals, random, clock), cookies, answers, endingPages);
        CustomerForms forms =
                new CustomerForms(this, proofs, links.links(), refusals, answers, new References(random, clock), pages);
        mvc = MockMvcBuilders.standaloneSetup(
                        new LaunchController(this, departures, launcher, cookies, refusals, answers),
                        new ReturnController(this, returns, refusals, answers),
                        new EndingController(
                                forms, proofs, this, links.links(), links.endings(), endingPages, departures),
                        new TakeAwayController(forms, new TakeAway(disclosures, pages, clock)))
                .build();
    }

    private static Outbound outbound() {
        Settings settings = new Variables(Map.of("RIALTO_ALLOW_PRIVATE_ADDRESSES", "true")::get).read();
        return new Outbound(new Guard(settings), settings);
    }

    /** What is said of accounts from now on. */
    void accountsAre(Readiness now) {
        readiness = now;
    }

    /** Whose accounts were to be kept in step after they entered. */
    List<Entrant> provisioned() {
        return provisioned;
    }

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    Door with(Site site, ExternalService... its) {
        sites.put(site.slug(), site);
        for (ExternalService service : its) {
            services.removeIf(old -> old.id().equals(service.id()));
            services.add(service);
        }
        return this;
    }

    /** The site belongs to another organization than the others. */
    Door ofSomebodyElse(Site site) {
        owners.put(site.id(), owners.size() + 1);
        return this;
    }

    /** The shop wants the customer refused. */
    Door refusing(String customer, Denial denial) {
        denied.put(customer, denial);
        return this;
    }

    List<ServiceId> serviceIds() {
        return services.stream().map(ExternalService::id).toList();
    }

    Door thatCannotSign() {
        broken = true;
        return this;
    }

    /** A launch under way: the browser has the cookie, the shop has the nonce. */
    record Begun(String location, List<Cookie> cookies) {

        String nonce() {
            Matcher matcher = NONCE.matcher(location);
            if (!matcher.find()) {
                throw new IllegalStateException("no nonce in " + location);
            }
            return matcher.group(1);
        }
    }

    Begun begin(String path) {
        MockHttpServletResponse response = go(get(URI.create(path)));
        if (response.getStatus() != 302) {
            throw new IllegalStateException("refused with " + response.getStatus());
        }
        return new Begun(response.getHeader("Location"), List.of(response.getCookies()));
    }

    /** Goes the whole way for the main site's service, with what the test changes about the ticket. */
    MockHttpServletResponse launch(String service, TicketFixture ticket) {
        return launch("main", service, ticket);
    }

    MockHttpServletResponse launch(String site, String service, TicketFixture ticket) {
        Begun begun = begin("/s/" + site + "/launch/" + service);
        return complete(
                site, ticket.forService(service).withNonce(begun.nonce()).build(), begun);
    }

    MockHttpServletResponse launch(String service) {
        return launch(service, aTicket());
    }

    MockHttpServletResponse complete(String ticket, Begun begun) {
        return complete("main", ticket, begun);
    }

    MockHttpServletResponse complete(String site, String ticket, Begun begun) {
        return go(get("/s/" + site + "/launch/complete")
                .queryParam("ticket", ticket)
                .cookie(begun.cookies().toArray(Cookie[]::new)));
    }

    MockHttpServletResponse go(MockHttpServletRequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public Optional<Site> bySlug(String slug) {
        return Optional.ofNullable(sites.get(slug));
    }

    @Override
    public Optional<Site> byId(SiteId id) {
        return sites.values().stream().filter(site -> site.id().equals(id)).findFirst();
    }

    @Override
    public Optional<OrganizationId> ownerOf(SiteId id) {
        return Optional.of(new OrganizationId(new UUID(0, owners.getOrDefault(id, 0))));
    }

    @Override
    public List<OwnedSite> all() {
        throw new UnsupportedOperationException("the door asks for one site at a time");
    }

    @Override
    public Optional<ExternalService> bySlug(SiteId site, String slug) {
        return of(site).stream().filter(service -> service.slug().equals(slug)).findFirst();
    }

    @Override
    public List<ExternalService> of(SiteId site) {
        return services.stream()
                .filter(service -> service.siteId().equals(site))
                .toList();
    }

    @Override
    public SigningKey current(SiteId site) {
        if (broken) {
            throw new IllegalStateException("the key of jane.doe@example.test is gone");
        }
        return Signers.KEY;
    }

    @Override
    public Optional<Denial> denial(SiteId site, String customer, Instant vouchedAt) {
        return Optional.ofNullable(denied.get(customer));
    }

    @Override
    public boolean isClosed(SiteId site, String hash) {
        throw new UnsupportedOperationException("the door has whole tickets");
    }

    @Override
    public boolean exist(SiteId site, String issuer) {
        throw new UnsupportedOperationException("the door asks for the key itself");
    }

    @Override
    public List<X509Certificate> published(SiteId site) {
        return List.of(Signers.KEY.certificate());
    }
}
