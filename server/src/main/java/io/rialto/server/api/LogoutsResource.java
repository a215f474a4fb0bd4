package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.logout.Logout;
import io.rialto.server.logout.Logouts;
import io.rialto.server.organization.Caller;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.search.Type;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.SiteSearch;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /api/logouts}: what became of customers' logouts, service by service. All members read them. */
@Component
class LogoutsResource implements Resource<LogoutsResource.Shown> {

    /** @param service absent when it is gone */
    record Shown(Logout logout, String site, Optional<ExternalService> service) {

        @Nullable
        String told(Function<LogoutWords, @Nullable String> what) {
            return LogoutWords.of(logout, service).map(what).orElse(null);
        }
    }

    private static final Schema<Shown> SCHEMA = Schema.of(
                    "logouts", (Shown shown) -> shown.logout().id())
            .saying(
                    "What became of a customer's logout at one service: its id is the logout's reference and a number. Written when nothing"
                            + " more is to come; of whom, nothing is kept.")
            .offering(Operation.LIST)
            .with(
                    Attribute.text("reference")
                            .searched()
                            .saying("Of the whole logout: the customer reads it out.")
                            .like("0TGRQTZTNXS6"),
                    shown -> shown.logout().reference().value())
            .with(Attribute.text("site").searched().saying("The site's slug.").like("main"), Shown::site)
            .with(
                    Attribute.text("service")
                            .orNull()
                            .searched()
                            .saying("The service's slug, while it is there.")
                            .like("rewards"),
                    shown -> shown.service().map(ExternalService::slug).orElse(null))
            .with(
                    Attribute.oneOf(
                                    "outcome",
                                    "confirmed",
                                    "unanswered",
                                    "untold",
                                    "denied",
                                    "refused",
                                    "unreachable",
                                    "unsupported")
                            .searched()
                            .saying(
                                    "confirmed: it answered that the session is over. unanswered: the browser did not come back from it. untold: the"
                                            + " browser never got there. denied: it answered that the session is not over. refused, unreachable: of a call."
                                            + " unsupported: it takes no logouts."),
                    shown -> shown.logout().outcome().key())
            .with(
                    Attribute.oneOf("begun_by", "shop", "shop_call", "service")
                            .searched()
                            .saying("The shop by the customer's browser, the shop by a call of its own, or a service."),
                    shown -> shown.logout().begunBy().key())
            .with(
                    Attribute.oneOf("way", "browser", "call")
                            .searched()
                            .saying("How the service is told: by the customer's browser, or by a call from here."),
                    shown -> shown.logout().way().key())
            .with(
                    Attribute.number("took")
                            .orNull()
                            .saying("Milliseconds until its answer; null when there was none."),
                    shown -> Optional.ofNullable(shown.logout().took())
                            .map(Duration::toMillis)
                            .orElse(null))
            .with(
                    Attribute.text("cause").orNull().saying("Why, in plain words; null when it went well."),
                    shown -> shown.told(LogoutWords::cause))
            .with(Attribute.text("fix").orNull().saying("What to do."), shown -> shown.told(LogoutWords::fix))
            .with(
                    Attribute.oneOf("mender", "administrator", "service")
                            .orNull()
                            .saying("Whose job that is."),
                    shown -> shown.told(LogoutWords::mender))
            .with(
                    Attribute.text("setting")
                            .orNull()
                            .saying("The setting that mends it, if one does.")
                            .like("saml.slo"),
                    shown -> shown.told(LogoutWords::setting))
            .with(
                    Attribute.instant("created_at").searched().saying("When the logout began."),
                    shown -> shown.logout().at())
            .with(
                    Attribute.text("service_id").searched(),
                    shown -> shown.logout().service().value().toString())
            .filter("site_id", Type.TEXT)
            .build();

    private final Logouts logouts;
    private final SiteSearch sites;
    private final ExternalServices services;

    LogoutsResource(Logouts logouts, SiteSearch sites, ExternalServices services) {
        this.logouts = logouts;
        this.sites = sites;
        this.services = services;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        Map<SiteId, Site> own = known(caller);
        return logouts.find(own.keySet(), id).map(logout -> shown(logout, own));
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        Map<SiteId, Site> own = known(caller);
        Search plain = new Search(
                Slugs.resolved(search.condition(), own.values(), services),
                Slugs.byTime(search.order()),
                search.page());
        return logouts.search(own.keySet(), plain).map(logout -> shown(logout, own));
    }

    private Map<SiteId, Site> known(Caller caller) {
        return sites.of(caller.organization()).stream().collect(Collectors.toMap(Site::id, Function.identity()));
    }

    private Shown shown(Logout logout, Map<SiteId, Site> own) {
        return new Shown(
                logout,
                Objects.requireNonNull(own.get(logout.site())).slug(),
                services.of(logout.site()).stream()
                        .filter(its -> its.id().equals(logout.service()))
                        .findFirst());
    }
}
