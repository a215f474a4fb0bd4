package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceSearch;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.launch.Personas;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteSearch;
import io.rialto.server.trial.Trial;
import io.rialto.server.trial.Trials;
import io.rialto.server.trial.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/trial_launches}: an address that takes a browser, as a customer who does not exist, into the twin of a service; and
 * for an hour what came of it. Whoever may preview may do that.
 */
@Component
class TrialLaunchesResource implements Resource<TrialLaunchesResource.Tried> {

    /** @param address where it begins; absent once it was told */
    record Tried(
            Trial trial,
            String site,
            String service,
            @Nullable URI address) {

        @Nullable
        Object verdict(Function<Verdict, @Nullable Object> value) {
            Verdict verdict = trial.verdict();
            return verdict == null ? null : value.apply(verdict);
        }
    }

    private final Trials trials;
    private final SiteSearch sites;
    private final ServiceSearch services;
    private final ExternalServices known;

    TrialLaunchesResource(Trials trials, SiteSearch sites, ServiceSearch services, ExternalServices known) {
        this.trials = trials;
        this.sites = sites;
        this.services = services;
        this.known = known;
    }

    @Override
    public Schema<Tried> schema() {
        return TrialSchema.SCHEMA;
    }

    @Override
    public Optional<Tried> find(Caller caller, String id) {
        return trials.find(caller.organization(), id)
                .flatMap(trial -> sites.find(caller.organization(), trial.site())
                        .flatMap(site -> services.find(List.of(site.id()), trial.service())
                                .map(service -> new Tried(trial, site.slug(), service.slug(), null))));
    }

    @Override
    public Outcome<Tried> create(Caller caller, Given given) {
        Optional<Outcome<Tried>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.TRIAL_LAUNCHES);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<Site> site = sites.of(caller.organization()).stream()
                .filter(its -> its.slug().equals(given.required("site")))
                .findFirst();
        if (site.isEmpty()) {
            return refused("site", "is none of your organization's sites", "invalid");
        }
        return known.bySlug(site.get().id(), given.required("service"))
                .map(service -> of(caller, site.get(), service, given))
                .orElseGet(() -> refused("service", "is none of the site's services", "invalid"));
    }

    private Outcome<Tried> of(Caller caller, Site site, ExternalService service, Given given) {
        Personas persona = Personas.called(given.required("persona")).orElseThrow();
        return switch (trials.create(caller.organization(), site, service, persona, Rights.who(caller))) {
            case Trials.Asked.Made(Trial trial, URI address) ->
                Outcome.done(new Tried(trial, site.slug(), service.slug(), address));
            case Trials.Asked.TooMany() ->
                refused("service", "has had " + Trials.MOST + " trials within the hour: wait a little", "too_many");
        };
    }

    private static Outcome<Tried> refused(String attribute, String message, String error) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, error)));
    }
}
