package io.rialto.server.servicemetadata;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.OwnedSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the operator, once each, what became of services' metadata. */
@Component
class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final MeterRegistry meters;

    Notices(MeterRegistry meters) {
        this.meters = meters;
    }

    void accepted(OwnedSite site, ExternalService service) {
        count(site, service, "accepted");
        LOG.info("event=metadata_accepted site={} service={}", site.site().slug(), service.slug());
    }

    void pending(OwnedSite site, ExternalService service, MetadataChange change) {
        count(site, service, "pending");
        LOG.warn(
                "event=metadata_change_pending site={} service={} change={} what was in force stays so; approve or reject it"
                        + " by /api/metadata_changes/{}",
                site.site().slug(),
                service.slug(),
                change.id(),
                change.id());
    }

    /** @param first whether it went well until now */
    void failed(OwnedSite site, ExternalService service, String why, boolean first) {
        count(site, service, "failed");
        if (first) {
            LOG.warn(
                    "event=metadata_fetch_failed site={} service={} The metadata {}",
                    site.site().slug(),
                    service.slug(),
                    why);
        }
    }

    void failingLong(OwnedSite site, ExternalService service, String why) {
        count(site, service, "failing_long");
        LOG.error(
                "event=metadata_fetch_failing site={} service={} hours={} The metadata {}",
                site.site().slug(),
                service.slug(),
                Timetable.LONG.toHours(),
                why);
    }

    void ending(OwnedSite site, ExternalService service, Terms terms) {
        count(site, service, "ending");
        LOG.warn(
                "event=metadata_ends_soon site={} service={} valid_until={} and the service publishes none that is good longer",
                site.site().slug(),
                service.slug(),
                terms.validUntil());
    }

    void ended(OwnedSite site, ExternalService service, boolean closed) {
        count(site, service, "ended");
        LOG.error(
                "event=metadata_ended site={} service={} closed={}", site.site().slug(), service.slug(), closed);
    }

    private void count(OwnedSite site, ExternalService service, String event) {
        meters.counter("rialto.service.metadata", "site", site.site().slug(), "service", service.slug(), "event", event)
                .increment();
    }
}
