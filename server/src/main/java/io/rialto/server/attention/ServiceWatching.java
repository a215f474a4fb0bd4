package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.statistics.Period;
import io.rialto.server.statistics.Report;
import io.rialto.server.statistics.Report.Numbers;
import io.rialto.server.statistics.Report.Part;
import io.rialto.server.statistics.Statistics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Services that nobody can enter for want of metadata, or that fail more often than they use to. */
@Component
class ServiceWatching implements Watch {

    private static final int FEWEST = 5;
    private static final double OFTEN = 0.2;
    private static final double TIMES_THE_USUAL = 2;

    private final Statistics statistics;

    ServiceWatching(Statistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        Map<ServiceId, Numbers> usual = statistics.of(organization, Period.MONTH).parts().stream()
                .collect(Collectors.toMap(part -> part.service().id(), Part::numbers));
        Report day = statistics.of(organization, Period.DAY);
        return day.parts().stream()
                .flatMap(part -> Stream.concat(
                        unavailable(part.service()).stream(),
                        failing(part, usual.getOrDefault(part.service().id(), part.numbers())).stream()));
    }

    private static Optional<Attention> unavailable(ExternalService service) {
        return switch (service.availability()) {
            case ACTIVE, INACTIVE -> Optional.empty();
            case METADATA_MISSING ->
                Optional.of(new Attention(
                        "metadata_unreadable",
                        Severity.URGENT,
                        "Nobody can enter " + service.name() + ": what it publishes about itself was never read.",
                        null,
                        where(service)));
            case METADATA_EXPIRED ->
                Optional.of(new Attention(
                        "metadata_expired",
                        Severity.URGENT,
                        "Nobody can enter " + service.name() + ": what it publishes about itself is no longer good.",
                        null,
                        where(service)));
        };
    }

    private static Optional<Attention> failing(Part part, Numbers usual) {
        Numbers now = part.numbers();
        Numbers before = new Numbers(
                Math.max(0, usual.entered() - now.entered()), 0, Math.max(0, usual.failed() - now.failed()));
        boolean often = now.failed() >= FEWEST && rate(now) >= OFTEN;
        return often && rate(now) >= TIMES_THE_USUAL * rate(before)
                ? Optional.of(new Attention(
                        "service_failing",
                        Severity.URGENT,
                        now.failed() + " of " + now.launches() + " launches into "
                                + part.service().name() + " failed within a day, "
                                + (before.launches() == 0
                                        ? "and there were none before."
                                        : "more than it is used to: " + percent(before) + "."),
                        null,
                        where(part.service())))
                : Optional.empty();
    }

    private static double rate(Numbers numbers) {
        return numbers.launches() == 0 ? 0 : (double) numbers.failed() / numbers.launches();
    }

    private static String percent(Numbers numbers) {
        return Math.round(100 * rate(numbers)) + " %";
    }

    private static Where where(ExternalService service) {
        String id = service.id().value().toString();
        return new Where("services", id, "services/" + id);
    }
}
