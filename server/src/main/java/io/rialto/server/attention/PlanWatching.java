package io.rialto.server.attention;

import io.rialto.server.attention.Attention.Severity;
import io.rialto.server.attention.Attention.Where;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A plan that ends within a month, and one that has ended. */
@Component
class PlanWatching implements Watch {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Organizations organizations;
    private final Clock clock;

    PlanWatching(Organizations organizations, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    public Stream<Attention> of(OrganizationId organization) {
        return organizations.byId(organization).stream().flatMap(this::of);
    }

    private Stream<Attention> of(Organization organization) {
        Instant end = organization.subscription().endsAt();
        Duration left = end == null ? Duration.ZERO : Duration.between(clock.instant(), end);
        if (end == null || left.compareTo(MONTH) > 0) {
            return Stream.empty();
        }
        Where where = new Where("organizations", organization.publicId(), "");
        String plan = "The " + organization.plan().name().toLowerCase(Locale.ROOT) + " plan ";
        if (organization.subscription().isOver(clock.instant())) {
            return Stream.of(new Attention(
                    "plan_ended",
                    Severity.URGENT,
                    plan + "ended on " + DATE.format(end)
                            + ": nothing can be changed until whoever runs this server renews it. Customers and staff"
                            + " get in as before.",
                    end,
                    where));
        }
        return Stream.of(new Attention(
                "plan_ends",
                severity(left),
                plan + "ends on " + DATE.format(end)
                        + ": from then on nothing can be changed, while customers and staff get in as before. Ask"
                        + " whoever runs this server to renew it.",
                null,
                where));
    }

    private static Severity severity(Duration left) {
        if (left.compareTo(DAY) <= 0) {
            return Severity.URGENT;
        }
        return left.compareTo(WEEK) <= 0 ? Severity.WARNING : Severity.NOTE;
    }
}
