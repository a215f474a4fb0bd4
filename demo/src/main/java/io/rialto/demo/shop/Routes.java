package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which page answers which address. */
final class Routes implements AutoCloseable {

    private final String shop;
    private final Customers customers;
    private final Sessions sessions;
    private final HomePage home;
    private final AccountPages account;
    private final CustomerRest rest;
    private final SectionLoad sections;
    private final ServicePages services;
    private final BackOffice backOffice;
    private final GraphQl graphQl;
    private final Storefront storefront;
    private final List<Runnable> ends = new ArrayList<>();
    private final Answer style = Answer.css(Resources.text(Routes.class, "shop.css"));

    Routes(String shop, Shop.Settings settings, Customers customers) {
        Site site = new Site(settings.issuer(), settings.ticketKey());
        Tickets tickets = new Tickets(shop, site, settings.clock());
        Tiles tiles = closing(new Tiles(site.issuer(), tickets));
        this.shop = shop;
        this.customers = customers;
        this.sessions = new Sessions(settings.clock());
        ServiceStrip strip = new ServiceStrip(tiles);
        this.home = new HomePage(strip, site.issuer());
        this.account = new AccountPages(shop, site.issuer(), customers, tickets, strip);
        this.rest = new CustomerRest(customers, new DirectoryRest(customers, settings.integration(), settings.clock()));
        this.sections = new SectionLoad(customers, settings.clock());
        this.services = new ServicePages(shop, site.issuer(), account, tickets, tiles);
        this.backOffice = new BackOffice(shop, customers, sessions);
        Site headless = settings.headless().orElse(site);
        Tickets headlessTickets = new Tickets(shop, headless, settings.clock());
        this.graphQl = new GraphQl(new Resolvers(
                customers,
                new CustomerTokens(settings.clock()),
                headless,
                headlessTickets,
                closing(new Tiles(headless.issuer(), headlessTickets))));
        this.storefront = new Storefront(headless);
        // What happens to a customer is every site's affair.
        Stream.of(site, headless).distinct().forEach(one -> tellOf(new Events(shop, one, settings.clock())));
    }

    private void tellOf(Events events) {
        customers.observe(events);
        ends.add(() -> customers.overlook(events));
        ends.add(events::close);
    }

    private Tiles closing(Tiles one) {
        ends.add(one::close);
        return one;
    }

    Answer answer(Call call) {
        return switch (call.path()) {
            case "/static/shop.css" -> style;
            case "/static/headless.js" -> storefront.script();
            case "/headless/", "/headless/launch" -> storefront.page();
            default -> visited(new Visit(call, sessions, customers));
        };
    }

    private Answer visited(Visit visit) {
        return visit.withCookies(route(visit));
    }

    private Answer route(Visit visit) {
        String path = visit.call().path();
        if (path.startsWith("/rest/")) {
            return rest.answer(visit);
        }
        return switch (path.endsWith("/") ? path : path + "/") {
            case "/" -> reading(visit, home::answer);
            case "/customer/account/", "/customer/account/index/" -> reading(visit, account::account);
            case "/customer/account/loginPost/" -> posting(visit, account::loginPost);
            case "/customer/account/logout/" -> reading(visit, account::logout);
            case "/customer/account/logoutSuccess/" -> reading(visit, account::loggedOut);
            case "/customer/section/load/" -> reading(visit, sections::answer);
            case "/graphql/" -> posting(visit, graphQl::answer);
            case "/rialto/launch/" -> reading(visit, services::launch);
            case "/rialto/services/" -> reading(visit, services::services);
            case "/admin/" -> reading(visit, backOffice::page);
            case "/admin/loginascustomer/" -> posting(visit, backOffice::loginAsCustomer);
            case "/admin/customer/disable/" -> posting(visit, backOffice::disable);
            case "/admin/customer/enable/" -> posting(visit, backOffice::enable);
            case "/admin/customer/delete/" -> posting(visit, backOffice::delete);
            case "/admin/sessions/end/" -> posting(visit, backOffice::endSessions);
            default ->
                path.startsWith("/customer/account/login/") || path.equals("/customer/account/login")
                        ? reading(visit, account::login)
                        : Layout.page(
                                404,
                                visit,
                                "Not found",
                                html("<h1>Whoops, our bad…</h1><p>There is no such page.</p>"));
        };
    }

    /** An action for GET sends everything else home; so does one for POST. */
    private Answer reading(Visit visit, Function<Visit, Answer> action) {
        return visit.call().reads() ? action.apply(visit) : Answer.redirect(shop);
    }

    private Answer posting(Visit visit, Function<Visit, Answer> action) {
        return visit.call().posts() ? action.apply(visit) : Answer.redirect(shop);
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
