package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.intake.Fault;
import io.rialto.server.handoff.intake.FaultPages;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.handoff.intake.TurnedAway;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.handoff.oidc.token.IdTokens;
import io.rialto.server.handoff.oidc.token.IdTokens.Hint;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Notice.Link;
import io.rialto.server.page.Pages;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * {@code /s/{site}/oauth2/logout}: the customer logged out of a service (OpenID Connect RP-Initiated Logout §2). What the login gave
 * the service ends; the shop's own session is the shop's.
 */
@Controller
class LogoutController {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutController.class);

    private final Intake intake;
    private final Clients clients;
    private final IdTokens idTokens;
    private final LoginGrants grants;
    private final FaultPages faults;
    private final Pages pages;
    private final References references;

    LogoutController(
            Intake intake,
            Clients clients,
            IdTokens idTokens,
            LoginGrants grants,
            FaultPages faults,
            Pages pages,
            References references) {
        this.intake = intake;
        this.clients = clients;
        this.idTokens = idTokens;
        this.grants = grants;
        this.faults = faults;
        this.pages = pages;
        this.references = references;
    }

    @RequestMapping(
            path = "/s/{site}/oauth2/logout",
            method = {RequestMethod.GET, RequestMethod.POST})
    void logout(@PathVariable("site") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGetAndPost(request);
        intake.at(slug, request, response, site -> {
            switch (Parameters.of(request)) {
                case Parameters.Reading.Bad bad -> faults.turnAway(Unreadable.of(bad), site, request, response);
                case Parameters.Reading.Good(Parameters parameters) -> logout(site, parameters, request, response);
            }
        });
    }

    private void logout(Site site, Parameters parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> token = parameters.value("id_token_hint");
        Optional<Hint> hint = token.flatMap(text -> idTokens.read(site, text));
        Optional<String> id = parameters.value("client_id").or(() -> hint.map(Hint::client));
        Optional<Client> client = id.flatMap(name -> clients.byId(site, name));
        Optional<String> address = parameters.value("post_logout_redirect_uri");
        Optional<TurnedAway> flaw = flaw(parameters, token, hint, id.orElse(""))
                .or(() -> address.filter(wanted -> !isReturn(client, wanted))
                        .map(wanted -> new TurnedAway(Fault.OIDC_FOREIGN_RETURN, "", client.map(Client::service))));
        if (flaw.isPresent()) {
            faults.turnAway(flaw.get(), site, request, response);
        } else {
            end(client, hint);
            go(site, client, address, parameters.value("state"), request, response);
        }
    }

    private static Optional<TurnedAway> flaw(
            Parameters parameters, Optional<String> token, Optional<Hint> hint, String client) {
        Optional<String> repeated = parameters.repeated();
        if (repeated.isPresent()) {
            return Optional.of(new TurnedAway(Fault.OIDC_UNREADABLE, "a parameter is there more than once"));
        }
        if (token.isPresent() && hint.isEmpty()) {
            return Optional.of(new TurnedAway(Fault.OIDC_FOREIGN_HINT, "not this site's"));
        }
        return hint.filter(of -> !of.client().equals(client))
                .map(of -> new TurnedAway(Fault.OIDC_FOREIGN_HINT, "another client's"));
    }

    private static boolean isReturn(Optional<Client> client, String address) {
        return client.filter(known -> known.settings().postLogoutRedirectUris().contains(address))
                .isPresent();
    }

    private void end(Optional<Client> client, Optional<Hint> hint) {
        client.ifPresent(known -> hint.flatMap(Hint::session).ifPresent(session -> grants.end(known.owner(), session)));
    }

    private void go(
            Site site,
            Optional<Client> client,
            Optional<String> address,
            Optional<String> state,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        LOG.info(
                "oidc route=logout outcome=done site={} service={}",
                site.slug(),
                client.map(known -> known.service().slug()).orElse("-"));
        if (address.isEmpty()) {
            pages.write(goodbye(site), Frame.of(site), request, response);
            return;
        }
        String separator = address.get().indexOf('?') < 0 ? "?" : "&";
        String suffix = state.map(text -> separator + "state=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
        HandOvers.redirect(address.get() + suffix, response);
    }

    private Notice goodbye(Site site) {
        return new Notice(
                200,
                "logged_out",
                "You are logged out of the service",
                "At " + site.brand().name() + " you may still be logged in.",
                references.next(),
                List.of(back(site)));
    }

    private static Link back(Site site) {
        return new Link("Back to " + site.brand().name(), site.shop().toString());
    }
}
