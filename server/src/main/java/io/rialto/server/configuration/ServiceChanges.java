package io.rialto.server.configuration;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.configuration.ServiceEditing.Desk;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.Definition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what was changed about services, in the transaction of the change. */
@Component
class ServiceChanges {

    private final Changes changes;

    ServiceChanges(Changes changes) {
        this.changes = changes;
    }

    /** A service as it is told. */
    record Told(@Nullable ExternalService service, @Nullable Definition definition) {

        static final Told NOTHING = new Told(null, null);
    }

    void record(Desk desk, ServiceId id, Told before, Told after) {
        Alterations alterations = new Alterations()
                .of("slug", slug(before), slug(after))
                .of("name", name(before), name(after))
                .of("preset", preset(before), preset(after))
                .of("active", active(before), active(after))
                .of("definition", definition(before), definition(after));
        Definition its = after.definition();
        boolean same = its == null
                || (before.definition() == null
                        ? its.secrets().isEmpty()
                        : before.definition().sharesSecretsWith(its));
        if (!same) {
            alterations.secret("secrets");
        }
        Event event = before.service() == null ? Event.CREATE : after.service() == null ? Event.DESTROY : Event.UPDATE;
        changes.record(
                new Subject(desk.organization().value(), "services", id.value().toString()),
                event,
                alterations,
                desk.who());
    }

    private static @Nullable String slug(Told told) {
        return told.service() == null ? null : told.service().slug();
    }

    private static @Nullable String name(Told told) {
        return told.service() == null ? null : told.service().name();
    }

    private static @Nullable String preset(Told told) {
        return told.service() == null ? null : told.service().preset();
    }

    private static @Nullable Boolean active(Told told) {
        return told.service() == null ? null : told.service().availability() != ExternalService.Availability.INACTIVE;
    }

    private static @Nullable String definition(Told told) {
        return told.definition() == null ? null : told.definition().masked();
    }
}
