package io.rialto.server.configuration;

import io.rialto.server.configuration.Configuration.OrganizationPart;
import io.rialto.server.configuration.Configuration.ProviderPart;
import io.rialto.server.configuration.Configuration.SitePart;
import io.rialto.server.configuration.Configuration.StaffPart;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the items of {@code organizations}. */
final class OrganizationReader {

    private static final Rule<Plan> PLAN =
            Rules.oneOf(Map.of("standard", Plan.STANDARD, "enterprise", Plan.ENTERPRISE));

    private final Slugs slugs = new Slugs("on this server");
    // Whoever signs in first is never at once above everybody who was there before.
    private static final Rule<Role> DEFAULT_ROLE =
            Rules.oneOf(Map.of("admin", Role.ADMIN, "support", Role.SUPPORT, "auditor", Role.AUDITOR));

    private final StaffReader staff = new StaffReader();
    private final ProviderReader providers = new ProviderReader();
    private final SiteReader sites = new SiteReader();

    Optional<OrganizationPart> read(Value value) {
        Fields fields = value.fields();
        Optional<String> slug = slugs.of(fields);
        Optional<String> name = fields.needed("name", Rules.TEXT);
        Optional<Plan> plan = fields.optional("plan", PLAN);
        Optional<Instant> end = fields.optional("plan_ends_at", Rules.END);
        Optional<Role> defaultRole = fields.optional("default_role", DEFAULT_ROLE);
        StaffPart people = staff.read(fields);
        List<ProviderPart> identity = fields.list("identity_providers", providers::read);
        if (!identity.isEmpty() && plan.orElse(Plan.STANDARD) != Plan.ENTERPRISE) {
            fields.refused("needs plan enterprise for its identity_providers");
        }
        List<SitePart> parts = fields.list("sites", sites::read);
        AccountsReader.compare(parts, fields);
        return fields.made(() -> new OrganizationPart(
                slug.orElseThrow(),
                name.orElseThrow(),
                new Subscription(plan.orElse(Plan.STANDARD), end.orElse(null)),
                defaultRole.orElse(Role.AUDITOR),
                people,
                List.copyOf(identity),
                List.copyOf(parts)));
    }
}
