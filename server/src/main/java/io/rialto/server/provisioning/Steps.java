package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Plan;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.handoff.Farewell;
import io.rialto.server.handoff.Visits;
import io.rialto.server.provisioning.ScimSteps.Errand;
import io.rialto.server.scim.ScimServer;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what a task says. */
@Component
class Steps {

    /** As long as a service may keep a session without hearing from the shop. */
    private static final Duration SESSIONS = Duration.ofDays(30);

    private static final int MOST_SESSIONS = 50;

    private final Sites sites;
    private final ExternalServices services;
    private final Sealing sealing;
    private final ScimSteps scim;
    private final DepartureCalls webhooks;
    private final List<Farewell> farewells;
    private final Visits visits;

    Steps(
            Sites sites,
            ExternalServices services,
            Sealing sealing,
            ScimSteps scim,
            DepartureCalls webhooks,
            List<Farewell> farewells,
            Visits visits) {
        this.sites = sites;
        this.services = services;
        this.sealing = sealing;
        this.scim = scim;
        this.webhooks = webhooks;
        this.farewells = farewells;
        this.visits = visits;
    }

    Result take(Task task) {
        Optional<Site> site = sites.byId(task.siteId());
        Optional<ExternalService> service = services.of(task.siteId()).stream()
                .filter(one -> one.id().equals(task.serviceId()))
                .findFirst();
        if (site.isEmpty() || service.isEmpty()) {
            return new Result.Stuck("no_such_service", 0);
        }
        return switch (task.way()) {
            case SCIM -> byScim(task, site.get(), service.get());
            case WEBHOOK -> byWebhook(task, service.get());
            case BACK_CHANNEL -> byBackChannel(task, site.get(), service.get());
            case NONE -> new Result.Over(State.UNSUPPORTED, null, 0);
        };
    }

    /** What the service's plan makes of the account of whoever left; nothing when the service is gone, or has no SCIM. */
    Optional<Plan> plan(Task task) {
        return services.of(task.siteId()).stream()
                .filter(one -> one.id().equals(task.serviceId()))
                .findFirst()
                .filter(service -> task.way() == Way.SCIM)
                .map(ExternalService::provisioning)
                .map(task.kind()::plan);
    }

    private Result byScim(Task task, Site site, ExternalService service) {
        Optional<ScimServer> server = Servers.of(service);
        Provisioning provisioning = service.provisioning();
        String sealed = task.sealed();
        return server.isEmpty() || provisioning == null || sealed == null
                ? new Result.Stuck("not_configured", 0)
                : scim.take(
                        new Errand(task, sealing.profile(sealed, task.id()), site, service, provisioning),
                        server.get());
    }

    private Result byWebhook(Task task, ExternalService service) {
        Provisioning provisioning = service.provisioning();
        Secret secret = service.secrets().provisioning();
        String sealed = task.sealed();
        if (provisioning == null || provisioning.webhook() == null || secret == null || sealed == null) {
            return new Result.Stuck("not_configured", 0);
        }
        Profile profile = sealing.profile(sealed, task.id());
        String action = switch (task.kind()) {
            case DISABLED -> key(provisioning.onDisabled());
            case DELETED -> key(provisioning.onDeleted());
            case ERASED -> key(provisioning.onErased());
            case ENDED -> key(provisioning.onEnded());
            case ENABLED -> "activate";
            case KEEP -> "nothing";
        };
        return action.equals("nothing")
                ? new Result.Over(State.SKIPPED, "plan", 0)
                : webhooks.tell(URI.create(provisioning.webhook()), secret.text(), task, profile.externalId(), action);
    }

    private static String key(Provisioning.Plan plan) {
        return plan.name().toLowerCase(Locale.ROOT);
    }

    private Result byBackChannel(Task task, Site site, ExternalService service) {
        Optional<Farewell> farewell = farewells.stream()
                .filter(one -> one.protocol().isInstance(service.protocol()))
                .findFirst();
        if (farewell.isEmpty()) {
            return new Result.Over(State.UNSUPPORTED, null, 0);
        }
        List<String> sessions = visits
                .since(task.siteId(), task.customer(), task.happenedAt().minus(SESSIONS))
                .stream()
                .filter(visit -> visit.service().equals(task.serviceId()))
                .map(Visits.Visit::session)
                .limit(MOST_SESSIONS)
                .toList();
        for (String session : sessions) {
            switch (farewell.get().loggedOutOf(site, service, session)) {
                case CONFIRMED -> {}
                case UNSUPPORTED -> {
                    return new Result.Over(State.UNSUPPORTED, null, 0);
                }
                case REFUSED, UNREACHABLE -> {
                    return new Result.Again("not_taken", 0, Optional.empty());
                }
            }
        }
        return new Result.Over(State.CONFIRMED, sessions.isEmpty() ? "no_session" : null, 0);
    }
}
