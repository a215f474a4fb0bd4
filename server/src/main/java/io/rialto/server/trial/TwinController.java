package io.rialto.server.trial;

import io.rialto.server.handoff.HandOvers;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.twin.Parcel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** A trial's address, and the twin's door. */
@Controller
@RequestMapping("/s/{site}/trial/{key}")
class TwinController {

    private final Sites sites;
    private final TwinVisits visits;
    private final LoginVisits logins;
    private final TwinPages pages;

    TwinController(Sites sites, TwinVisits visits, LoginVisits logins, TwinPages pages) {
        this.sites = sites;
        this.visits = visits;
        this.logins = logins;
        this.pages = pages;
    }

    @GetMapping
    void open(
            @PathVariable("site") String slug,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        refuseToLook(request);
        Optional<Site> site = sites.bySlug(slug);
        answer(site.map(its -> visits.open(its, key)), site, key, request, response);
    }

    @GetMapping("/login")
    void login(
            @PathVariable("site") String slug,
            @PathVariable String key,
            @RequestParam(name = "iss", defaultValue = "") String issuer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        refuseToLook(request);
        Optional<Site> site = sites.bySlug(slug);
        answer(site.map(its -> logins.login(its, key, issuer)), site, key, request, response);
    }

    @GetMapping("/authorize")
    void authorize(
            @PathVariable("site") String slug,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        refuseToLook(request);
        Optional<Site> site = sites.bySlug(slug);
        Optional<TwinVisits.Visit> visit = Parameters.of(request) instanceof Parameters.Reading.Good(var parameters)
                ? site.map(its -> logins.authorize(its, key, parameters))
                : Optional.empty();
        answer(visit, site, key, request, response);
    }

    @RequestMapping(
            path = "/in",
            method = {RequestMethod.GET, RequestMethod.POST})
    void bring(
            @PathVariable("site") String slug,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        refuseToLook(request);
        Optional<Site> site = sites.bySlug(slug);
        Parcel parcel = Parcel.of(request.getMethod(), request.getParameterMap());
        answer(site.map(its -> visits.bring(its, key, parcel)), site, key, request, response);
    }

    // Spring answers HEAD like GET; nothing begins because somebody looked.
    private static void refuseToLook(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        if ("HEAD".equals(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
    }

    private void answer(
            Optional<TwinVisits.Visit> visit,
            Optional<Site> site,
            String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (visit.orElseGet(TwinVisits.Visit.Unknown::new)) {
            case TwinVisits.Visit.Away away -> HandOvers.write(away.handOver(), site.orElseThrow(), response);
            case TwinVisits.Visit.Seen seen -> pages.show(seen, site.orElseThrow(), response);
            case TwinVisits.Visit.Back() ->
                back(Trials.page(site.orElseThrow(), key).toString(), response);
            case TwinVisits.Visit.Used() -> pages.used(site.orElseThrow(), request, response);
            case TwinVisits.Visit.Unknown() -> pages.unknown(site, request, response);
        }
    }

    /** What came stands in the address no longer, and is not sent again by a reload. */
    private static void back(String page, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Location", page);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }
}
