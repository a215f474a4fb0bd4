package io.rialto.server.jsonapi;

import io.rialto.server.search.Condition;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what is asked for at an address. */
@Component
final class Operations {

    private final Resources resources;
    private final Documents documents;
    private final ApiLinks links;
    private final LongTransactions transactions;
    private final PlanGate gate;

    Operations(Resources resources, Documents documents, ApiLinks links, LongTransactions transactions, PlanGate gate) {
        this.resources = resources;
        this.documents = documents;
        this.links = links;
        this.transactions = transactions;
        this.gate = gate;
    }

    /** @throws Stop when the request is not as it must be */
    Answer answer(Path path, Call call) {
        return switch (path) {
            case Path.All<?> all ->
                call.method().equals("POST") ? create(all.resource(), call) : list(all.resource(), call);
            case Path.Own<?> own -> own(own.resource(), call);
            case Path.One<?> one -> one(one.resource(), one.id(), call);
            case Path.Related<?> related -> related(related, call);
            case Path.Doing<?> doing -> act(doing, call);
            case Path.Description description -> throw new IllegalStateException("needs no caller");
            case Path.Nowhere nowhere -> throw new Stop(ApiError.notFound());
        };
    }

    private <T> Answer list(Resource<T> resource, Call call) {
        if (call.file().isPresent()) {
            only(call, Wanted::filters);
            Condition condition = Wanted.of(call.query(), resource.schema()).condition();
            return Answer.of(Extracts.of(resource, call, call.file().get(), condition));
        }
        only(call, name -> View.reads(name) || Wanted.reads(name));
        View view = View.of(call.query(), resource.schema(), resources);
        Search search = Wanted.of(call.query(), resource.schema());
        return listed(resource, call, view, search);
    }

    private <T> Answer listed(Resource<T> resource, Call call, View view, Search search) {
        Found<T> found = resource.list(call.caller(), search);
        return tagged(Answer.of(200, documents.many(call, resource, found, view, search.page())), "");
    }

    private <T> Answer create(Resource<T> resource, Call call) {
        gate.pass(call.caller(), resource.schema().spared().has(Operation.CREATE));
        View view = view(resource, call);
        Given given =
                good(resource, Optional.empty(), RequestDocument.ofCreation(call.body(), resource.schema()), call);
        return switch (resource.create(call.caller(), given)) {
            case Outcome.Done<T>(T made) -> located(resource, made, shown(201, resource, made, view, call));
            case Outcome.Refused<T>(Refusal reason) -> throw new Stop(ApiError.of(reason));
        };
    }

    private <T> Answer located(Resource<T> resource, T made, Answer answer) {
        Schema<T> schema = resource.schema();
        return schema.offers(Operation.RETRIEVE)
                ? answer.with("Location", links.self(schema.type(), schema.id().apply(made)))
                : answer;
    }

    private <T> Answer own(Resource<T> resource, Call call) {
        T own = resource.own(call.caller()).orElseThrow(() -> new Stop(ApiError.notFound()));
        return call.method().equals("PATCH")
                ? update(resource, own, Optional.empty(), call)
                : shown(200, resource, own, view(resource, call), call);
    }

    private <T> Answer one(Resource<T> resource, String id, Call call) {
        T present = found(resource, id, call);
        return switch (call.method()) {
            case "PATCH" -> update(resource, present, Optional.of(id), call);
            case "DELETE" -> delete(resource, present, call);
            default -> shown(200, resource, present, view(resource, call), call);
        };
    }

    private static <T> T found(Resource<T> resource, String id, Call call) {
        return resource.find(call.caller(), id).orElseThrow(() -> new Stop(ApiError.notFound()));
    }

    private <T> Answer update(Resource<T> resource, T present, Optional<String> id, Call call) {
        View view = view(resource, call);
        return ifUnchanged(resource, present, call, same -> changed(resource, same, id, view, call));
    }

    private <T> Answer changed(Resource<T> resource, T present, Optional<String> id, View view, Call call) {
        Given wanted = RequestDocument.ofUpdate(call.body(), resource.schema(), id);
        gate.pass(call.caller(), resource.schema().spared().has(wanted));
        Given given = good(resource, Optional.of(present), wanted, call);
        return switch (resource.update(call.caller(), present, given)) {
            case Outcome.Done<T>(T changed) -> shown(200, resource, changed, view, call);
            case Outcome.Refused<T>(Refusal reason) -> throw new Stop(ApiError.of(reason));
        };
    }

    private <T> Answer delete(Resource<T> resource, T present, Call call) {
        only(call, name -> false);
        gate.pass(call.caller(), resource.schema().spared().has(Operation.DELETE));
        return ifUnchanged(resource, present, call, same -> deleted(resource, same, call));
    }

    private static <T> Answer deleted(Resource<T> resource, T present, Call call) {
        return switch (resource.delete(call.caller(), present)) {
            case Outcome.Done<T> gone -> Answer.empty(204);
            case Outcome.Refused<T>(Refusal reason) -> throw new Stop(ApiError.of(reason));
        };
    }

    private <T> Answer act(Path.Doing<T> doing, Call call) {
        only(call, name -> false);
        Resource<T> resource = doing.resource();
        T present = found(resource, doing.id(), call);
        gate.pass(
                call.caller(),
                resource.schema().spared().actions().contains(doing.action().name()));
        Given given = RequestDocument.ofAction(call.body(), resource.schema(), doing.action());
        if (!given.faults().isEmpty()) {
            throw new Stop(ApiError.of(new Refusal.Invalid(given.faults())));
        }
        return switch (resource.act(call.caller(), present, doing.action().name(), given)) {
            case Outcome.Done<T> done -> Answer.empty(202);
            case Outcome.Refused<T>(Refusal reason) -> throw new Stop(ApiError.of(reason));
        };
    }

    private <T> Answer related(Path.Related<T> related, Call call) {
        T item = found(related.resource(), related.id(), call);
        Resource<?> target =
                resources.ofType(related.relation().type()).orElseThrow(() -> new Stop(ApiError.notFound()));
        return switch (related.relation()) {
            case Relation.ToOne<T> one -> toOne(related, one.id().apply(item), target, call);
            case Relation.ToMany<T> many -> toMany(related, many.condition().apply(item), target, call);
        };
    }

    private <T, R> Answer toOne(Path.Related<T> related, Optional<String> id, Resource<R> target, Call call) {
        Optional<R> other = id.flatMap(known -> target.find(call.caller(), known));
        if (related.linkage()) {
            only(call, name -> false);
            return linkage(related, other.map(one -> linkage(target, one)).orElse(null));
        }
        View view = view(target, call);
        return other.map(one -> shown(200, target, one, view, call))
                .orElseGet(() ->
                        tagged(Answer.of(200, documents.one(call.caller(), target, Optional.<R>empty(), view)), ""));
    }

    private <T, R> Answer toMany(Path.Related<T> related, Condition condition, Resource<R> target, Call call) {
        only(call, name -> Wanted.reads(name) || (View.reads(name) && !related.linkage()));
        Search asked = Wanted.of(call.query(), target.schema());
        Search search =
                new Search(new Condition.All(List.of(condition, asked.condition())), asked.order(), asked.page());
        if (related.linkage()) {
            return linkage(
                    related,
                    target.list(call.caller(), search).items().stream()
                            .map(one -> linkage(target, one))
                            .toList());
        }
        return listed(target, call, View.of(call.query(), target.schema(), resources), search);
    }

    private static <R> Map<String, Object> linkage(Resource<R> target, R other) {
        return Documents.linkage(target.schema().type(), target.schema().id().apply(other));
    }

    private <T> Answer linkage(Path.Related<T> related, @Nullable Object data) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(
                "links",
                links.relationship(
                        related.resource().schema().type(),
                        related.id(),
                        related.relation().name()));
        document.put("data", data);
        return tagged(Answer.of(200, document), "");
    }

    private <T> Answer shown(int status, Resource<T> resource, T item, View view, Call call) {
        return tagged(
                Answer.of(status, documents.one(call.caller(), resource, Optional.of(item), view)),
                documents.state(resource.schema(), item));
    }

    private <T> View view(Resource<T> resource, Call call) {
        only(call, View::reads);
        return View.of(call.query(), resource.schema(), resources);
    }

    private static Answer tagged(Answer answer, String state) {
        return answer.with("ETag", Tag.of(state, String.valueOf(answer.body())));
    }

    /** What the schema has nothing against; all faults are told at once, of each place the schema's own first. */
    private static <T> Given good(Resource<T> resource, Optional<T> present, Given given, Call call) {
        if (given.faults().isEmpty()) {
            return given;
        }
        Map<String, Fault> byPlace = new LinkedHashMap<>();
        given.faults().forEach(fault -> byPlace.put(fault.pointer(), fault));
        resource.faults(call.caller(), present, given).forEach(fault -> byPlace.putIfAbsent(fault.pointer(), fault));
        throw new Stop(ApiError.of(new Refusal.Invalid(List.copyOf(byPlace.values()))));
    }

    // RFC 9110 §13.1.1: of two that saw the same, the second finds it changed. So nobody else may write between the
    // comparison and the change.
    private <T> Answer ifUnchanged(Resource<T> resource, T present, Call call, Function<T, Answer> change) {
        if (call.ifMatch().isEmpty()) {
            return change.apply(present);
        }
        return transactions.execute(() -> {
            resource.lock(call.caller(), present);
            T now = found(resource, resource.schema().id().apply(present), call);
            onlyIfUnchanged(resource, now, call);
            return change.apply(now);
        });
    }

    private <T> void onlyIfUnchanged(Resource<T> resource, T present, Call call) {
        String state = documents.state(resource.schema(), present);
        if (call.ifMatch().filter(tags -> !Tag.isUnchanged(tags, state)).isPresent()) {
            throw new Stop(ApiError.of(
                    412,
                    "PRECONDITION_FAILED",
                    "Precondition failed",
                    "The resource has been changed since you read it: read it again, and decide anew."));
        }
    }

    private static void only(Call call, Predicate<String> known) {
        call.query().parameters().keySet().stream()
                .filter(name -> !known.test(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Stop(ApiError.paramNotAllowed(name, null));
                });
    }
}
