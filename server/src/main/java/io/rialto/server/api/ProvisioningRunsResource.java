package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.provisioning.Forerunner;
import io.rialto.server.rollout.Rollout;
import io.rialto.server.rollout.Rollouts;
import io.rialto.server.rollout.Rollouts.Order;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * {@code /api/provisioning_runs}: makes a service's accounts before their customers come, or says what would be made. Owners and admins
 * begin and cancel them, all members read how far they are.
 */
@Component
class ProvisioningRunsResource implements Resource<Rollout> {

    private static final String CANCEL = "_cancel";
    private static final int MOST_CUSTOMERS = 500;
    private static final int LONGEST_LIST = 10_000;

    private static final Schema<Rollout> SCHEMA = Schema.of("provisioning_runs", Rollout::id)
            .saying("Makes the accounts of a service by SCIM before their customers come, or only says what would be"
                    + " made.")
            .offering(Operation.LIST, Operation.CREATE, Operation.UPDATE)
            .sparingChanges(given -> given.only(CANCEL))
            .with(
                    Attribute.text("site")
                            .required()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("The site's slug.")
                            .like("main"),
                    Rollout::site)
            .with(
                    Attribute.text("service")
                            .required()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("The service's slug; it has SCIM.")
                            .like("learning"),
                    Rollout::service)
            .with(
                    Attribute.flag("dry_run")
                            .writable()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("Nothing is made: the results say what would be."),
                    Rollout::dryRun)
            .with(
                    Attribute.text("customer_ids")
                            .optional()
                            .onlyAtItsCreation()
                            .atMost(LONGEST_LIST)
                            .saying("The shop's ids of at most 500 customers, separated by commas. Without them:"
                                    + " everybody whom the shop has. Never answered; null.")
                            .like("41,42"),
                    rollout -> null)
            .with(
                    Attribute.text("repeats")
                            .optional()
                            .onlyAtItsCreation()
                            .atMost(10)
                            .saying("Instead of customer_ids: the id of a repeatable dry run of the service, for the"
                                    + " same customers. Never answered; null."),
                    rollout -> null)
            .with(
                    Attribute.flag("repeatable")
                            .saying("Whether repeats can name it: a dry run that is done, for a day."),
                    Rollout::repeatable)
            .with(
                    Attribute.oneOf(
                                    "state",
                                    Arrays.stream(Rollout.State.values())
                                            .map(Rollout.State::key)
                                            .toArray(String[]::new))
                            .searched(),
                    rollout -> rollout.state().key())
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .saying("Why it failed, or waits.")
                            .like("shop_unreachable"),
                    Rollout::reason)
            .with(
                    Attribute.number("customers").saying("Looked at up to now."),
                    rollout -> rollout.tally().customers())
            .with(
                    Attribute.number("create").saying("Without an account."),
                    rollout -> rollout.tally().creates())
            .with(
                    Attribute.number("change").saying("Whose account differs."),
                    rollout -> rollout.tally().changes())
            .with(
                    Attribute.number("same").saying("Whose account is as it should be."),
                    rollout -> rollout.tally().unchanged())
            .with(
                    Attribute.number("refused").saying("Who may not enter, or whom the service refuses."),
                    rollout -> rollout.tally().refused())
            .with(
                    Attribute.number("later")
                            .saying("Who could not be seen to now; unless dry_run, provisioning_tasks have them."),
                    rollout -> rollout.tally().postponed())
            .noted(rollout -> Notes.NONE, Rollout::createdAt, Rollout::updatedAt)
            .trigger(CANCEL, "It stops; what was made stays.")
            .build();

    private final Rollouts rollouts;
    private final Sites sites;
    private final ExternalServices services;

    ProvisioningRunsResource(Rollouts rollouts, Sites sites, ExternalServices services) {
        this.rollouts = rollouts;
        this.sites = sites;
        this.services = services;
    }

    @Override
    public Schema<Rollout> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Rollout> find(Caller caller, String id) {
        return rollouts.find(caller.organization(), id);
    }

    @Override
    public Found<Rollout> list(Caller caller, Search search) {
        return rollouts.search(caller.organization(), search);
    }

    @Override
    public void lock(Caller caller, Rollout present) {
        rollouts.lock(present);
    }

    @Override
    public Outcome<Rollout> create(Caller caller, Given given) {
        Optional<Outcome<Rollout>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.PROVISIONING_RUNS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<Site> site = sites.bySlug(given.required("site"))
                .filter(found -> sites.ownerOf(found.id())
                        .filter(caller.organization()::equals)
                        .isPresent());
        if (site.isEmpty()) {
            return refused("site", "is none of your organization's sites");
        }
        Optional<ExternalService> service =
                services.bySlug(site.get().id(), given.required("service")).filter(Forerunner::serves);
        if (service.isEmpty()) {
            return refused("service", "is none of the site's services with provisioning.scim");
        }
        return switch (choice(caller, service.get(), given)) {
            case Choice.None(String attribute, String message) -> refused(attribute, message);
            case Choice.Some(List<String> customers) ->
                begun(
                        new Order(
                                caller.organization(),
                                site.get(),
                                service.get(),
                                given.flagOr("dry_run", false),
                                customers),
                        caller);
        };
    }

    private Outcome<Rollout> begun(Order order, Caller caller) {
        return rollouts.begin(order, Rights.who(caller))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Conflict("Another run for this service is not over. Wait for it, or cancel it.")));
    }

    /** Whom a run is for. */
    private sealed interface Choice {

        /** @param customers ids of the shop; none: everybody */
        record Some(List<String> customers) implements Choice {

            /** It has no text: customers' ids are in it. */
            @Override
            public String toString() {
                return "Some[…]";
            }
        }

        /** Something else is meant, or nobody. */
        record None(String attribute, String message) implements Choice {}
    }

    private Choice choice(Caller caller, ExternalService service, Given given) {
        String repeats = given.textOr("repeats", "");
        String text = given.textOr("customer_ids", "");
        if (repeats.isEmpty()) {
            return choice(text);
        }
        if (!text.isEmpty()) {
            return new Choice.None("repeats", "is given beside customer_ids: only one of them can be");
        }
        return rollouts.find(caller.organization(), repeats)
                .filter(before -> before.serviceId().equals(service.id()))
                .flatMap(rollouts::choice)
                .<Choice>map(Choice.Some::new)
                .orElseGet(() -> new Choice.None(
                        "repeats", "is no dry run of this service that was done within a day: begin one anew"));
    }

    private static Choice choice(String text) {
        List<String> customers = ids(text);
        if (customers.size() > MOST_CUSTOMERS || !customers.stream().allMatch(id -> id.matches("[!-+\\--~]{1,128}"))) {
            return new Choice.None("customer_ids", "has at most 500 ids of the shop, separated by commas");
        }
        if (!text.isEmpty() && customers.isEmpty()) {
            return new Choice.None("customer_ids", "names nobody: leave it out if you mean everybody");
        }
        return new Choice.Some(customers);
    }

    private static List<String> ids(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public Outcome<Rollout> update(Caller caller, Rollout present, Given given) {
        Optional<Outcome<Rollout>> forbidden = Rights.refusal(caller, Act.UPDATE, Subject.PROVISIONING_RUNS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        if (!given.triggered(CANCEL)) {
            return Outcome.done(present);
        }
        return rollouts.cancel(present, Rights.who(caller))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Conflict("It is " + present.state().key() + ": there is nothing to cancel.")));
    }

    private static Outcome<Rollout> refused(String attribute, String message) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, "invalid")));
    }
}
