package io.rialto.server.webhook;

import io.rialto.server.audit.Event;
import io.rialto.server.audit.Recorded;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.KeyExpires;
import io.rialto.server.launch.LaunchReturned;
import io.rialto.server.link.LinkEnded;
import io.rialto.server.link.LinkMade;
import io.rialto.server.link.LinkResumed;
import io.rialto.server.provisioning.AccountLeft;
import io.rialto.server.provisioning.Task;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteId;
import io.rialto.server.site.Sites;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes announcements out of what other features publish, each in the transaction of what it tells of. */
@Component
class Listeners {

    private final Announcements announcements;
    private final Sites sites;
    private final ExternalServices services;
    private final Clock clock;

    Listeners(Announcements announcements, Sites sites, ExternalServices services, Clock clock) {
        this.announcements = announcements;
        this.sites = sites;
        this.services = services;
        this.clock = clock;
    }

    @EventListener
    void changed(Recorded recorded) {
        type(recorded)
                .ifPresent(type -> announcements.announce(
                        recorded.subject().organization(), type, recorded.id(), data(recorded), recorded.at()));
    }

    private static Optional<EventType> type(Recorded recorded) {
        return switch (recorded.subject().type()) {
            case "identity_providers" ->
                Optional.of(
                        switch (recorded.event()) {
                            case CREATE -> EventType.IDENTITY_PROVIDER_CREATED;
                            case DESTROY -> EventType.IDENTITY_PROVIDER_DELETED;
                            case UPDATE ->
                                recorded.values().containsKey("status")
                                        ? EventType.IDENTITY_PROVIDER_STATUS_CHANGED
                                        : EventType.IDENTITY_PROVIDER_UPDATED;
                        });
            case "signing_keys" ->
                Optional.of(
                        recorded.event() == Event.CREATE
                                ? EventType.KEY_CREATED
                                : recorded.values().containsKey("state")
                                        ? EventType.KEY_STATE_CHANGED
                                        : EventType.KEY_UPDATED);
            case "memberships" ->
                recorded.values().containsKey("break_glass")
                        ? Optional.of(EventType.SIGN_IN_BREAK_GLASS)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Which attributes changed; of the values only the one that is a state. */
    private static Map<String, Object> data(Recorded recorded) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", recorded.subject().type());
        data.put("id", recorded.subject().id());
        data.put("version", recorded.id());
        data.put("changed", List.copyOf(recorded.values().keySet()));
        for (String state : List.of("status", "state")) {
            List<@Nullable Object> values = recorded.values().get(state);
            if (values != null) {
                data.put("before", String.valueOf(values.getFirst()));
                data.put("after", String.valueOf(values.getLast()));
            }
        }
        return data;
    }

    @EventListener
    void entered(LinkMade made) {
        told(new OfLink(made.id(), made.site(), made.service(), made.customer(), made.at()), EventType.ACCOUNT_CREATED);
    }

    @EventListener
    void ended(LinkEnded ended) {
        told(new OfLink(ended.id(), ended.site(), ended.service(), ended.hash(), ended.at()), EventType.ACCOUNT_ENDED);
    }

    @EventListener
    void resumed(LinkResumed resumed) {
        told(
                new OfLink(resumed.id(), resumed.site(), resumed.service(), resumed.hash(), resumed.at()),
                EventType.ACCOUNT_RESUMED);
    }

    /** @param customer keyed hash of the shop's customer id */
    private record OfLink(String id, SiteId site, ServiceId service, String customer, Instant at) {}

    private void told(OfLink link, EventType type) {
        sites.byId(link.site()).ifPresent(site -> told(link, site, type));
    }

    private void told(OfLink link, Site site, EventType type) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("link", link.id());
        data.put("site", site.slug());
        slug(site, link.service()).ifPresent(slug -> data.put("service", slug));
        data.put("customer", link.customer());
        // A service can be ended more than once.
        String key = type == EventType.ACCOUNT_CREATED ? link.id() : link.id() + "/" + link.at();
        sites.ownerOf(site.id()).ifPresent(owner -> announcements.announce(owner.value(), type, key, data, link.at()));
    }

    @EventListener
    void returned(LaunchReturned returned) {
        sites.byId(returned.site()).ifPresent(site -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("reference", returned.launch().value());
            data.put("site", site.slug());
            slug(site, returned.service()).ifPresent(slug -> data.put("service", slug));
            if (returned.customer() != null) {
                data.put("customer", returned.customer());
            }
            // The launch itself was told under its reference.
            String key = returned.launch().value() + "/returned";
            sites.ownerOf(site.id())
                    .ifPresent(owner ->
                            announcements.announce(owner.value(), EventType.LAUNCH_RETURNED, key, data, returned.at()));
        });
    }

    private Optional<String> slug(Site site, ServiceId id) {
        return services.of(site.id()).stream()
                .filter(service -> service.id().equals(id))
                .map(ExternalService::slug)
                .findFirst();
    }

    @EventListener
    void left(AccountLeft left) {
        Task task = left.task();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("task", task.id());
        data.put("site", task.site());
        data.put("service", task.service());
        data.put("customer", task.customer());
        data.put("because", task.kind().key());
        announcements.announce(
                task.organization(),
                left.deleted() ? EventType.ACCOUNT_DELETED : EventType.ACCOUNT_DEACTIVATED,
                task.id(),
                data,
                clock.instant());
    }

    @EventListener
    void expires(KeyExpires key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", "signing_keys");
        data.put("id", key.key());
        data.put("site", key.site());
        data.put("state", key.state());
        data.put("within_days", key.withinDays());
        data.put("expires_at", key.expiresAt().toString());
        announcements.announce(
                key.owner().value(), EventType.KEY_EXPIRING, key.key() + "/" + key.withinDays(), data, clock.instant());
    }
}
