package io.rialto.server.api;

import io.rialto.server.canary.PrivacyCheck;
import io.rialto.server.canary.PrivacyChecks;
import io.rialto.server.customer.SpecimenTickets;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.externalservice.ExternalServices;
import io.rialto.server.json.StrictJson;
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
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /api/privacy_checks}: shows that nothing of a customer stays on this server, and signs it. Owners, admins and auditors begin
 * one; every member reads what it showed.
 */
@Component
class PrivacyChecksResource implements Resource<PrivacyCheck> {

    private static final Long USUAL = 20L;
    private static final int MOST_LAUNCHES = 200;
    private static final int MOST_SERVICES = 20;

    private static final Schema<PrivacyCheck> SCHEMA = Schema.of("privacy_checks", PrivacyCheck::id)
            .saying("Launches customers who do not exist, with names that nobody has, and reads everything that is"
                    + " kept for these names.")
            .offering(Operation.LIST, Operation.CREATE)
            .sparing(Operation.CREATE)
            .with(
                    Attribute.text("site")
                            .required()
                            .onlyAtItsCreation()
                            .searched()
                            .saying("The site's slug.")
                            .like("main"),
                    PrivacyCheck::site)
            .with(
                    Attribute.text("services")
                            .optional()
                            .onlyAtItsCreation()
                            .atMost(1_300)
                            .saying("Slugs of at most 20 of its active services, separated by commas. Without them:"
                                    + " its first 20.")
                            .like("rewards,help"),
                    check -> String.join(",", check.services()))
            .with(
                    Attribute.number("launches")
                            .writable()
                            .onlyAtItsCreation()
                            .saying("Per service, 5 to 200; 20 unless given.")
                            .like(20),
                    check -> (long) check.each())
            .with(
                    Attribute.oneOf("state", "running", "done", "failed").searched(),
                    check -> check.state().key())
            .with(
                    Attribute.oneOf("outcome", "clean", "found", "incomplete")
                            .orNull()
                            .searched()
                            .saying("When it is done. Incomplete: nothing was found, but not everything was read, or"
                                    + " nobody entered some service."),
                    PrivacyChecksResource::outcome)
            .with(Attribute.text("reason").orNull().saying("Why it failed."), PrivacyCheck::reason)
            .with(Attribute.number("percent").saying("How far it is."), check -> (long) check.percent())
            .with(
                    Attribute.object("report")
                            .orNull()
                            .saying("What was launched, read and searched, and where something was found: places and"
                                    + " counts."),
                    PrivacyChecksResource::report)
            .with(
                    Attribute.text("statement")
                            .orNull()
                            .saying("The result as a JWT, signed with the site's key: check it with the site's"
                                    + " published keys."),
                    PrivacyCheck::statement)
            .noted(check -> Notes.NONE, PrivacyCheck::createdAt, PrivacyCheck::updatedAt)
            .build();

    private final PrivacyChecks checks;
    private final Sites sites;
    private final ExternalServices services;

    PrivacyChecksResource(PrivacyChecks checks, Sites sites, ExternalServices services) {
        this.checks = checks;
        this.sites = sites;
        this.services = services;
    }

    private static @Nullable String outcome(PrivacyCheck check) {
        return Optional.ofNullable(check.outcome())
                .map(PrivacyCheck.Outcome::key)
                .orElse(null);
    }

    private static @Nullable Map<String, @Nullable Object> report(PrivacyCheck check) {
        return Optional.ofNullable(check.report()).flatMap(StrictJson::changes).orElse(null);
    }

    @Override
    public Schema<PrivacyCheck> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<PrivacyCheck> find(Caller caller, String id) {
        return checks.find(caller.organization(), id);
    }

    @Override
    public Found<PrivacyCheck> list(Caller caller, Search search) {
        return checks.search(caller.organization(), search);
    }

    @Override
    public Outcome<PrivacyCheck> create(Caller caller, Given given) {
        Optional<Outcome<PrivacyCheck>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.PRIVACY_CHECKS);
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
        if (!SpecimenTickets.possible(site.get())) {
            return refused("site", "has no shop that is connected: pair it first");
        }
        long each = Objects.requireNonNullElse(given.number("launches", USUAL), USUAL);
        if (each < 5 || each > MOST_LAUNCHES) {
            return refused("launches", "is from 5 to " + MOST_LAUNCHES);
        }
        List<String> known = services.of(site.get().id()).stream()
                .filter(service -> service.availability() == Availability.ACTIVE)
                .filter(service -> service.protocol().launchable())
                .map(ExternalService::slug)
                .toList();
        List<String> chosen = chosen(given.textOr("services", ""), known);
        if (chosen.isEmpty() || chosen.size() > MOST_SERVICES || !new HashSet<>(known).containsAll(chosen)) {
            return refused(
                    "services",
                    "has slugs of at most " + MOST_SERVICES + " of the site's services that customers enter");
        }
        return checks.begin(caller.organization(), site.get(), chosen, (int) each, Rights.who(caller))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        new Refusal.Conflict("Another check of your organization is running. Wait until it is done.")));
    }

    private static List<String> chosen(String text, List<String> known) {
        return text.isBlank()
                ? known.stream().limit(MOST_SERVICES).toList()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(slug -> !slug.isEmpty())
                        .distinct()
                        .toList();
    }

    private static Outcome<PrivacyCheck> refused(String attribute, String message) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, "invalid")));
    }
}
