package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Call;
import io.rialto.demo.http.Resources;
import java.util.function.Function;

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
    private final Tiles tiles;
    private final Answer style = Answer.css(Resources.text(Routes.class, "shop.css"));

    Routes(String shop, Shop.Settings settings, Customers customers) {
        Tickets tickets = new Tickets(shop, settings.issuer(), settings.ticketKey(), settings.clock());
        this.shop = shop;
        this.customers = customers;
        this.sessions = new Sessions(settings.clock());
        this.tiles = new Tiles(settings.issuer(), tickets);
        ServiceStrip strip = new ServiceStrip(tiles);
        this.home = new HomePage(strip);
        this.account = new AccountPages(shop, customers, strip);
        this.rest = new CustomerRest(customers);
        this.sections = new SectionLoad(customers, settings.clock());
        this.services = new ServicePages(shop, settings.issuer(), account, tickets, tiles);
        this.backOffice = new BackOffice(shop, customers, sessions);
    }

    Answer answer(Call call) {
        if (call.path().equals("/static/shop.css")) {
            return style;
        }
        Visit visit = new Visit(call, sessions, customers);
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
            case "/rialto/launch/" -> reading(visit, services::launch);
            case "/rialto/services/" -> reading(visit, services::services);
            case "/admin/" -> reading(visit, backOffice::page);
            case "/admin/loginascustomer/" -> posting(visit, backOffice::loginAsCustomer);
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
        tiles.close();
    }
}
