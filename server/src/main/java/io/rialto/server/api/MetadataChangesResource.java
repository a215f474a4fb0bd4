package io.rialto.server.api;

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
import io.rialto.server.servicemetadata.MetadataChange;
import io.rialto.server.servicemetadata.MetadataChange.Status;
import io.rialto.server.servicemetadata.MetadataChanges;
import io.rialto.server.servicemetadata.MetadataChanges.Decided;
import io.rialto.server.servicemetadata.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /api/metadata_changes}: what services publish otherwise than before. All members read them; owners and admins approve or
 * reject them.
 */
@Component
class MetadataChangesResource implements Resource<MetadataChange> {

    private static final String APPROVE = "_approve";
    private static final String REJECT = "_reject";

    private static final Schema<MetadataChange> SCHEMA = Schema.of("metadata_changes", MetadataChange::id)
            .saying("That a service's SAML metadata says something else than before. While it is pending, what was in"
                    + " force stays so.")
            .offering(Operation.LIST, Operation.UPDATE)
            .sparing(Operation.UPDATE)
            .with(Attribute.text("site").searched().saying("The site's slug."), MetadataChange::site)
            .with(Attribute.text("service").searched().saying("The service's slug."), MetadataChange::service)
            .with(
                    Attribute.oneOf(
                                    "status",
                                    Arrays.stream(Status.values())
                                            .map(Status::key)
                                            .toArray(String[]::new))
                            .searched()
                            .saying("pending: somebody has to decide. taken: it was in force at once, as it changes"
                                    + " nothing that counts or adds a key under a signature. superseded,"
                                    + " withdrawn: the service published something else before anybody decided."),
                    change -> change.status().key())
            .with(Attribute.text("entity_id").searched(), MetadataChange::entityId)
            .with(
                    Attribute.text("url").searched().saying("Where the metadata is."),
                    change -> change.url().toString())
            .with(
                    Attribute.flag("signed").searched().saying("Whether a signature was needed, and held."),
                    MetadataChange::signed)
            .with(
                    Attribute.object("difference")
                            .saying("lines for people; steps for programs: kind (added, removed, changed), part,"
                                    + " before, after.")
                            .like(Map.of(
                                    "lines",
                                    List.of("added signing key: CN=members, until 2030-01-01, SHA-256 AB:CD"),
                                    "steps",
                                    List.of(Map.of("kind", "added", "part", "signing_key")))),
                    MetadataChangesResource::difference)
            .with(
                    Attribute.text("decided_by")
                            .orNull()
                            .searched()
                            .saying("The id of the user who approved or rejected it, or \"system\"."),
                    MetadataChange::decidedBy)
            .noted(change -> Notes.NONE, MetadataChange::createdAt, MetadataChange::updatedAt)
            .trigger(APPROVE, "What is proposed is in force from now on.")
            .trigger(REJECT, "What is in force stays so, until the service publishes yet something else.")
            .build();

    private final MetadataChanges changes;

    MetadataChangesResource(MetadataChanges changes) {
        this.changes = changes;
    }

    private static Map<String, Object> difference(MetadataChange change) {
        Map<String, Object> difference = new LinkedHashMap<>();
        List<Step> steps = change.difference().steps();
        difference.put("lines", steps.stream().map(Step::line).toList());
        difference.put(
                "steps", steps.stream().map(MetadataChangesResource::step).toList());
        return difference;
    }

    private static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("kind", step.kind());
        members.put("part", step.part().key());
        members.put("before", step.before());
        members.put("after", step.after());
        return members;
    }

    @Override
    public Schema<MetadataChange> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<MetadataChange> find(Caller caller, String id) {
        return changes.find(caller.organization(), id);
    }

    @Override
    public Found<MetadataChange> list(Caller caller, Search search) {
        return changes.search(caller.organization(), search);
    }

    @Override
    public void lock(Caller caller, MetadataChange present) {
        changes.lock();
    }

    @Override
    public Outcome<MetadataChange> update(Caller caller, MetadataChange present, Given given) {
        Optional<Outcome<MetadataChange>> refusal = Rights.refusal(caller, Act.UPDATE, Subject.METADATA_CHANGES);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (given.triggered(APPROVE) && given.triggered(REJECT)) {
            return Outcome.refused(
                    new Refusal.Invalid(Fault.of(APPROVE, "can't go together with _reject", "exclusion")));
        }
        if (given.triggered(APPROVE)) {
            return outcome(changes.approve(present, Rights.who(caller)));
        }
        return given.triggered(REJECT) ? outcome(changes.reject(present, Rights.who(caller))) : Outcome.done(present);
    }

    private static Outcome<MetadataChange> outcome(Decided decided) {
        return switch (decided) {
            case Decided.Done(MetadataChange change) -> Outcome.done(change);
            case Decided.Not(String why) -> Outcome.refused(new Refusal.Conflict(why));
        };
    }
}
