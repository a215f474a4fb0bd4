package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServiceStore;
import io.rialto.server.externalservice.PublishedSaml;
import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees to it that the metadata of every service that publishes it is followed. */
@Component
public class Following {

    private final ExternalServiceStore services;
    private final Rows rows;
    private final MetadataChanges changes;
    private final RefreshJobs jobs;

    Following(ExternalServiceStore services, Rows rows, MetadataChanges changes, RefreshJobs jobs) {
        this.services = services;
        this.rows = rows;
        this.changes = changes;
        this.jobs = jobs;
    }

    /** As services are configured now; in the transaction that holds the revision. */
    public void follow() {
        for (ExternalService service : services.all()) {
            if (service.protocol() instanceof PublishedSaml published
                    && service.availability() != Availability.INACTIVE) {
                follow(service, published.source());
            }
        }
    }

    private void follow(ExternalService service, Source source) {
        Optional<Row> known = rows.find(service.id());
        if (known.isEmpty() || !known.get().isOf(source)) {
            // Of another address, or another entity, nothing that was accepted counts.
            rows.save(Row.of(service.id(), source));
            changes.overtake(service, Status.WITHDRAWN);
            jobs.now(service.id());
        } else if (!known.get().trust().equals(Row.trust(source))) {
            rows.save(known.get().trusting(source));
            jobs.now(service.id());
        } else if (known.get().accepted() == null) {
            jobs.now(service.id());
        } else {
            jobs.begin(service.id());
        }
    }
}
