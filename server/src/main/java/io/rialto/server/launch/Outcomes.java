package io.rialto.server.launch;

import io.micrometer.core.instrument.MeterRegistry;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says once, in the log and in a counter, what became of a launch. Names only sites and services that exist, and no person. */
@Component
class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final MeterRegistry meters;

    Outcomes(MeterRegistry meters) {
        this.meters = meters;
    }

    void entered(Launch.Outcome outcome, Reference reference, Site site, Optional<ExternalService> service) {
        count(Optional.of(site), service, outcome, "none");
        LOG.info(
                "launch outcome={} reference={} site={} service={}",
                outcome.name().toLowerCase(Locale.ROOT),
                reference,
                site.slug(),
                slug(service));
    }

    /** Of nobody: it is said as of a customer, and counts nowhere. */
    void canary(Reference reference, Site site, ExternalService service, String end, String detail) {
        LOG.info(
                "launch outcome=canary end={} reference={} site={} service={} detail=\"{}\"",
                end,
                reference,
                site.slug(),
                service.slug(),
                detail);
    }

    void failed(Reference reference, Site site, ExternalService service, String kind) {
        count(Optional.of(site), Optional.of(service), Launch.Outcome.FAILED, "none");
        LOG.error(
                "launch outcome=failed reference={} site={} service={} failure={}",
                reference,
                site.slug(),
                service.slug(),
                kind);
    }

    void refused(Refused refused, Reference reference, Optional<Site> site, Optional<ExternalService> service) {
        count(site, service, Launch.Outcome.REFUSED, refused.reason().code());
        LOG.info(
                "launch outcome=refused reason={} reference={} site={} service={} detail=\"{}\" remedy=\"{}\"",
                refused.reason().code(),
                reference,
                site.map(Site::slug).orElse("-"),
                slug(service),
                refused.detail(),
                refused.reason().remedy());
    }

    private void count(Optional<Site> site, Optional<ExternalService> service, Launch.Outcome outcome, String reason) {
        meters.counter(
                        "rialto.launches",
                        "site",
                        site.map(Site::slug).orElse("-"),
                        "service",
                        slug(service),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason)
                .increment();
    }

    private static String slug(Optional<ExternalService> service) {
        return service.map(ExternalService::slug).orElse("-");
    }
}
