package io.rialto.journeys;

import static io.rialto.journeys.Configuration.Service.aService;
import static io.rialto.journeys.Configuration.Site.aSite;
import static io.rialto.journeys.Person.jane;
import static io.rialto.journeys.RunningRialto.aRunningRialto;

import io.rialto.journeys.Configuration.Service;
import io.rialto.journeys.LoopbackSite.Shown;
import io.rialto.saml.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shop, Rialto and two services on one address of their own each: three sites to a browser. */
final class ThreeSites implements AutoCloseable {

    private static final String SECRET = "a secret of the tests, with + and %";
    private static final String KEY = Ticket.aKey();

    final LoopbackSite store;
    final LoopbackSite service;
    final Shop shop;
    private final RunningRialto rialto;

    ThreeSites(Path folder) throws Exception {
        ServerCertificate own = ServerCertificate.rsa(folder, "service.test");
        SigningKey key = own.signingKey();
        store = LoopbackSite.at("127.0.0.2");
        service = LoopbackSite.at("127.0.0.3");
        rialto = aRunningRialto(Configuration.of(aSite("main", rewards(own), club())
                .with(
                        "store",
                        Map.of(
                                "kind",
                                "custom",
                                "base_url",
                                store.url() + "/",
                                "launch_url",
                                store.url() + "/launch",
                                "ticket_key",
                                KEY))));
        shop = new Shop("main", rialto.url() + "/s/main", store.url() + "/", KEY);
        openTheStore();
        new AskingSite(service, shop, key, SECRET).open();
    }

    private Service rewards(ServerCertificate own) throws IOException {
        return aService("rewards")
                .at(service.url(), service.url() + "/acs")
                .naming(Map.of(
                        "signing_certificates",
                        List.of(Files.readString(own.certificate())),
                        "slo",
                        Map.of("url", service.url() + "/slo", "binding", "post")));
    }

    private Service club() {
        return new Service(Map.of(
                "slug", "club",
                "name", "The club",
                "protocol", "oidc",
                "oidc",
                        Map.of(
                                "client_id",
                                "club",
                                "client_secret",
                                SECRET,
                                "redirect_uris",
                                List.of(service.url() + "/callback"),
                                "post_logout_redirect_uris",
                                List.of(service.url() + "/bye"),
                                "initiate_login_uri",
                                service.url() + "/login"),
                "attributes", Map.of("email", "customer.email")));
    }

    /** Jane is logged in there, as its own cookie says. */
    private void openTheStore() {
        store.with(
                        "/",
                        (given, cookies) -> Shown.page(link(shop.launchLink("rewards"), "Rewards")
                                        + link(shop.launchLink("club"), "Club")
                                        + link(URI.create(store.url() + "/logout"), "Log out")
                                        + "<iframe src='" + service.url() + "/frame'></iframe>")
                                .with("shop=jane; HttpOnly; SameSite=Lax"))
                .with(
                        "/launch",
                        (given, cookies) -> Shown.redirect(
                                cookies.contains("shop=jane")
                                        ? shop.completeLink(
                                                        shop.ticket(given.get("service"), given.get("nonce"), jane()))
                                                .toString()
                                        : store.url() + "/nobody-is-logged-in"))
                .with(
                        "/logout",
                        (given, cookies) -> Shown.redirect(
                                shop.issuer() + "/logout?ticket=" + shop.ticket("logout", "of-no-browser", jane())));
    }

    private static String link(URI address, String text) {
        return "<p><a href='" + address + "'>" + text + "</a></p>";
    }

    @Override
    public void close() {
        rialto.close();
        store.close();
        service.close();
    }
}
