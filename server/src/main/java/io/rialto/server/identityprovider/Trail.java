package io.rialto.server.identityprovider;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the audit what was changed, and never a secret. */
@Component
class Trail {

    private final Changes changes;

    Trail(Changes changes) {
        this.changes = changes;
    }

    /** @param before absent: it is new */
    void saved(Optional<ProviderReading.Row> before, ProviderReading.Row now, Who by) {
        Alterations alterations = new Alterations();
        Values old = before.map(ProviderReading.Row::values).orElse(Values.NONE);
        for (Attribute attribute : Attribute.values()) {
            alter(alterations, attribute, old.optional(attribute), now.values().optional(attribute));
        }
        IdentityProvider is = now.provider();
        IdentityProvider was = before.map(ProviderReading.Row::provider).orElse(null);
        alterations.of("txt_record", was == null ? null : was.txtRecord(), is.txtRecord());
        alterations.of("status", was == null ? null : status(was.status()), status(is.status()));
        alterations.of("disabled_at", was == null ? null : was.disabledAt(), is.disabledAt());
        changes.record(subject(is), before.isEmpty() ? Event.CREATE : Event.UPDATE, alterations, by);
    }

    void deleted(ProviderReading.Row gone, Who by) {
        Alterations alterations = new Alterations();
        for (Attribute attribute : Attribute.values()) {
            alter(alterations, attribute, gone.values().optional(attribute), null);
        }
        changes.record(subject(gone.provider()), Event.DESTROY, alterations, by);
    }

    /** A check moved the status, or began or ended the grace. */
    void moved(IdentityProvider provider, Standing before, Standing after) {
        changes.record(
                subject(provider),
                Event.UPDATE,
                new Alterations()
                        .of("status", status(before.status()), status(after.status()))
                        .of("lost_since", before.lostSince(), after.lostSince()),
                Who.SYSTEM);
    }

    private static void alter(
            Alterations alterations, Attribute attribute, @Nullable String before, @Nullable String after) {
        if (attribute != Attribute.CLIENT_SECRET) {
            alterations.of(attribute.text(), before, after);
        } else if (!Objects.equals(before, after)) {
            alterations.secret(attribute.text());
        }
    }

    private static String status(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static Subject subject(IdentityProvider provider) {
        return new Subject(
                provider.organization().value(),
                "identity_providers",
                provider.id().value());
    }
}
