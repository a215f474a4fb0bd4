package io.rialto.server.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.OpenDashboard;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization.Plan;
import io.rialto.server.organization.Organizations;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import io.rialto.server.signin.Browser;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an organization whose plan has ended can still do, operation by operation. What the tables leave out is refused: whoever adds an
 * operation that goes on says so here.
 */
class PlanEndTest {

    /** It takes access away, keeps customers' logins working, is one's own, or asks without changing. */
    private static final Set<String> GOES_ON = Set.of(
            "DELETE memberships",
            "DELETE api_credentials",
            "DELETE sessions",
            "DELETE shop_pairings",
            "DELETE webhooks",
            "DELETE links",
            "POST signing_keys",
            "PATCH signing_keys",
            "PATCH metadata_changes",
            "PATCH address_changes",
            "PATCH provisioning_tasks",
            "DELETE provisioning_tasks",
            "POST provisioning_retries",
            "PATCH webhook_deliveries",
            "POST webhook_replays",
            "PATCH organizations transfer_ownership",
            "PATCH users",
            "PATCH passkeys",
            "DELETE passkeys",
            "POST previews",
            "POST trial_launches",
            "POST provider_trials",
            "POST discoveries",
            "POST metadata_imports",
            "POST connection_checks",
            "POST directory_checks",
            "POST customer_lookups",
            "POST departures",
            "POST sso_rehearsals",
            "POST privacy_checks",
            "POST version_checks");

    /** Changes that go on where others of the same resource do not. */
    private static final Set<String> CHANGES = Set.of(
            "api_credentials _rotate",
            "api_credentials _end_old",
            "identity_providers _disable",
            "identity_providers _verify",
            "organizations sso_enforcement",
            "provisioning_runs _cancel",
            "services active",
            "setup_links _refuse",
            "setup_links _revoke",
            "sites active",
            "webhooks _disable",
            "webhooks _rotate_secret");

    private final OpenDashboard dashboard = OpenDashboard.shared();
    private final Desk desk = dashboard.server().bean(Desk.class);
    private final Instant now = dashboard.server().bean(Clock.class).instant();

    @Test
    void onlyWhatIsNamedGoesOn() {
        Set<String> goesOn = new TreeSet<>();
        schemas(schema -> {
            Spared spared = schema.spared();
            Map.of("POST", Operation.CREATE, "PATCH", Operation.UPDATE, "DELETE", Operation.DELETE)
                    .forEach((method, operation) -> {
                        if (spared.has(operation)) {
                            assertThat(schema.operations()).contains(operation);
                            goesOn.add(method + " " + schema.type());
                        }
                    });
            schema.actions().stream()
                    .filter(action -> spared.actions().contains(action.name()))
                    .forEach(action -> goesOn.add(action.method() + " " + schema.type() + " " + action.name()));
        });

        assertThat(goesOn).containsExactlyInAnyOrderElementsOf(GOES_ON);
    }

    @Test
    void onlyTheNamedChangesGoOn() {
        Set<String> goOn = new TreeSet<>();
        schemas(schema -> {
            if (schema.offers(Operation.UPDATE) && !schema.spared().has(Operation.UPDATE)) {
                names(schema).stream()
                        .filter(name -> schema.spared().changes().test(given(schema, name)))
                        .forEach(name -> goOn.add(schema.type() + " " + name));
            }
        });

        assertThat(goOn).containsExactlyInAnyOrderElementsOf(CHANGES);
    }

    @Test
    void whatIsTurnedOffIsNotTurnedOnAgainNorChangedBesides() {
        schemas(schema -> {
            if (Set.of("services", "sites").contains(schema.type())) {
                assertThat(schema.spared().has(new Given(Map.of("active", true), Set.of(), Map.of())))
                        .isFalse();
                assertThat(schema.spared().has(new Given(Map.of("active", false, "name", "x"), Set.of(), Map.of())))
                        .isFalse();
            }
            if (schema.type().equals("webhooks")) {
                assertThat(schema.spared()
                                .has(new Given(Map.of("url", "https://x.test"), Set.of("_disable"), Map.of())))
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyOtherWriteIsRefusedForThatReason(Role role) {
        Caller caller = ended(role);
        for (String type :
                List.of("services", "sites", "webhooks", "memberships", "identity_providers", "setup_links")) {
            assertThat(desk.create(caller, type, Map.of())).as(type).satisfies(PlanEndTest::isRefused);
        }
        for (String type : List.of("services", "sites", "memberships")) {
            String id = desk.list(caller, type, Map.of()).things().getFirst().id();
            assertThat(desk.update(caller, type, id, Map.of())).as(type).satisfies(PlanEndTest::isRefused);
        }
        String service =
                desk.list(caller, "services", Map.of()).things().getFirst().id();
        assertThat(desk.delete(caller, "services", service)).satisfies(PlanEndTest::isRefused);
    }

    @Test
    void untilItsEndAPlanChangesNothing() {
        Caller owner = dashboard.caller(Role.OWNER);
        Caller before = new Caller(
                owner.user(),
                owner.organization(),
                new Subscription(Plan.ENTERPRISE, now.plus(Duration.ofDays(1))),
                Role.OWNER);

        Reply reply = desk.create(before, "webhooks", Map.of());

        assertThat(((Reply.Refused) reply).status()).isEqualTo(422);
    }

    @Test
    void peopleSignInReadAndSeeWhyNothingCanBeChanged() {
        Organizations organizations = dashboard.server().bean(Organizations.class);
        Subscription over = new Subscription(Plan.ENTERPRISE, now.minus(Duration.ofDays(1)));
        organizations.save("other", "Other", over, Role.AUDITOR);
        try {
            Browser owner = dashboard.browser();
            owner.open("/login");
            owner.submit("/login", Map.of("email", "owner@other.test", "password", "correct horse battery"));

            String page = owner.open("/dashboard/other").body();

            assertThat(page)
                    .contains(
                            "Your plan ended on ",
                            "settings cannot be changed until it is renewed. Customers go on signing in.",
                            "The enterprise plan ended on ");
            HttpResponse<String> refused =
                    owner.submit("/dashboard/other/webhooks/new", Map.of("url", "https://hook.test/", "name", "Hook"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("enterprise plan ended at ");
        } finally {
            organizations.save("other", "Other", Plan.ENTERPRISE, Role.AUDITOR);
        }
        assertThat(dashboard.stranger().open("/dashboard/other").body()).doesNotContain("Your plan ended");
    }

    private Caller ended(Role role) {
        Caller caller = dashboard.caller(role);
        return new Caller(caller.user(), caller.organization(), new Subscription(Plan.ENTERPRISE, now), role);
    }

    private static void isRefused(Reply reply) {
        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.wrongs().getFirst().code()).isEqualTo("PLAN_ENDED");
            assertThat(refused.sentence()).contains("enterprise plan ended at ", "Ask whoever runs this server");
        });
    }

    private void schemas(Consumer<Schema<?>> each) {
        dashboard.server().bean(Resources.class).all().forEach(resource -> each.accept(resource.schema()));
    }

    private static List<String> names(Schema<?> schema) {
        List<String> names = new ArrayList<>();
        Stream.concat(
                        schema.fields().stream().map(Schema.Field::attribute).filter(one -> one.isWritten(false)),
                        schema.triggers().stream())
                .map(Attribute::name)
                .forEach(names::add);
        schema.relations().stream().map(Relation::name).forEach(names::add);
        return names;
    }

    private static Given given(Schema<?> schema, String name) {
        boolean trigger =
                schema.triggers().stream().anyMatch(one -> one.name().equals(name) && one.kind() == Kind.FLAG);
        if (schema.relation(name).isPresent()) {
            return new Given(Map.of(), Set.of(), Map.of(name, "x"));
        }
        return trigger
                ? new Given(Map.of(), Set.of(name), Map.of())
                : new Given(Map.of(name, name.equals("active") ? (Object) false : "x"), Set.of(), Map.of());
    }
}
