package io.rialto.server.api;

import io.rialto.server.api.PreviewWishes.Previewed;
import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.customer.Customer;
import io.rialto.server.customer.PastedCustomer;
import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Outcome;
import io.rialto.server.jsonapi.Refusal;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.launch.Personas;
import io.rialto.server.launch.Rehearsal;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.link.Links;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;
import io.rialto.server.shopdirectory.Lookup;
import io.rialto.server.shopdirectory.ShopDirectory;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code POST /api/previews}: what would come of a customer's launch, without the customer: the message that would leave, decoded and
 * without its seal, or why none would. Nothing is kept of it, and nothing leaves the
 * server but the question who the customer is, to their own shop, when the request has only the id or the address; that somebody
 * asked so is in the audit.
 */
@Component
class PreviewsResource implements Resource<PreviewsResource.Preview> {

    /** What would come, and the id it is answered under. */
    record Preview(String id, String site, String service, Rehearsal rehearsal) {

        @Nullable
        Object entered(Function<Rehearsal.Entered, @Nullable Object> value) {
            return rehearsal instanceof Rehearsal.Entered entered ? value.apply(entered) : null;
        }

        @Nullable
        Object turnedAway(Function<Rehearsal.TurnedAway, @Nullable Object> value) {
            return rehearsal instanceof Rehearsal.TurnedAway turnedAway ? value.apply(turnedAway) : null;
        }
    }

    private static final List<String> WHO = List.of("persona", "customer", "customer_id", "customer_email");

    private final Rehearsals rehearsals;
    private final ShopDirectory directory;
    private final Sites sites;
    private final PreviewWishes wishes;
    private final Links links;
    private final Changes audit;
    private final Ids ids;

    PreviewsResource(
            Rehearsals rehearsals,
            ShopDirectory directory,
            Sites sites,
            PreviewWishes wishes,
            Links links,
            Changes audit,
            Ids ids) {
        this.wishes = wishes;
        this.rehearsals = rehearsals;
        this.directory = directory;
        this.sites = sites;
        this.links = links;
        this.audit = audit;
        this.ids = ids;
    }

    @Override
    public Schema<Preview> schema() {
        return PreviewSchema.SCHEMA;
    }

    @Override
    public Optional<Preview> find(Caller caller, String id) {
        return Optional.empty();
    }

    @Override
    public Outcome<Preview> create(Caller caller, Given given) {
        Optional<Outcome<Preview>> forbidden = Rights.refusal(caller, Act.CREATE, Subject.PREVIEWS);
        if (forbidden.isPresent()) {
            return forbidden.get();
        }
        Optional<Site> site = sites.bySlug(given.required("site"))
                .filter(found -> sites.ownerOf(found.id())
                        .filter(caller.organization()::equals)
                        .isPresent());
        if (site.isEmpty()) {
            return refused("site", "is none of your organization's sites", "invalid");
        }
        if (WHO.stream().filter(given::has).count() != 1) {
            return refused(
                    "customer",
                    "must be given, or else a persona, a customer_id or a customer_email; one of them",
                    "invalid");
        }
        return switch (wishes.previewed(caller, site.get(), given)) {
            case Previewed.Refused(Refusal why) -> Outcome.refused(why);
            case Previewed.Stored stored -> of(caller, site.get(), Optional.empty(), given);
            case Previewed.Wished(ExternalService service) -> of(caller, site.get(), Optional.of(service), given);
        };
    }

    private Outcome<Preview> of(Caller caller, Site site, Optional<ExternalService> wished, Given given) {
        return given.has("customer_id") || given.has("customer_email")
                ? ofTheShop(caller, site, wished, given)
                : ofThisRequest(site, wished, given);
    }

    private Outcome<Preview> ofTheShop(Caller caller, Site site, Optional<ExternalService> wished, Given given) {
        String attribute = given.has("customer_id") ? "customer_id" : "customer_email";
        String who = given.textOr(attribute, "");
        Lookup lookup = given.has("customer_id")
                ? directory.customer(site.id(), who)
                : directory.customerByEmail(site.id(), who);
        return switch (lookup) {
            case Lookup.Found(Customer customer) ->
                Outcome.done(looked(caller, site, preview(site, wished, customer, given), customer));
            case Lookup.Missed missed -> refused(attribute, missed.sentence(), DirectoryWords.of(missed));
        };
    }

    /** Who looks a real customer up leaves a trace: who, at which service, and the keyed hash of whom; nothing of what was seen. */
    private Preview looked(Caller caller, Site site, Preview preview, Customer customer) {
        audit.record(
                new io.rialto.server.audit.Subject(caller.organization().value(), "previews", preview.id()),
                Event.CREATE,
                new Alterations()
                        .of("site", null, preview.site())
                        .of("service", null, preview.service())
                        .of("customer", null, links.customer(site.id(), customer.id())),
                Rights.who(caller));
        return preview;
    }

    private Outcome<Preview> ofThisRequest(Site site, Optional<ExternalService> wished, Given given) {
        return switch (customer(given)) {
            case PastedCustomer.Wrong(String member) ->
                refused(
                        "customer",
                        "has no usable member " + member + ": it has the form of a ticket's customer, with its id",
                        "invalid");
            case PastedCustomer.Read(Customer customer) -> Outcome.done(preview(site, wished, customer, given));
        };
    }

    private Preview preview(Site site, Optional<ExternalService> wished, Customer customer, Given given) {
        String service = given.required("service");
        Optional<String> target = Optional.ofNullable(given.text("to", null));
        Rehearsal rehearsed = wished.map(one -> rehearsals.of(site, one, customer, target))
                .orElseGet(() -> rehearsals.of(site, service, customer, target));
        return new Preview(ids.next(), site.slug(), service, rehearsed);
    }

    private static PastedCustomer customer(Given given) {
        String json = Personas.called(given.textOr("persona", ""))
                .map(Personas::json)
                .orElseGet(() -> given.json("customer", "{}"));
        return PastedCustomer.of(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome<Preview> refused(String attribute, String message, String error) {
        return Outcome.refused(new Refusal.Invalid(Fault.of(attribute, message, error)));
    }
}
