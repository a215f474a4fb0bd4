package io.rialto.server.api;

import io.rialto.server.api.TrialLaunchesResource.Tried;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.launch.Personas;
import io.rialto.server.trial.Verdict;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Person;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a trial launch is told and what it answers. */
final class TrialSchema {

    static final Schema<Tried> SCHEMA = judged(asked()).build();

    private TrialSchema() {}

    private static Schema.Builder<Tried> asked() {
        return Schema.of("trial_launches", (Tried tried) -> tried.trial().id())
                .saying("A launch by a customer who does not exist, into the twin of a service: made and checked like"
                        + " a real one, and good for no real service. Kept for an hour.")
                .offering(Operation.CREATE)
                .sparing(Operation.CREATE)
                .with(
                        Attribute.text("site")
                                .required()
                                .saying("The site's slug.")
                                .like("main"),
                        Tried::site)
                .with(
                        Attribute.text("service")
                                .required()
                                .saying("The service's slug. It need not be published.")
                                .like("rewards"),
                        Tried::service)
                .with(
                        Attribute.oneOf(
                                        "persona",
                                        Arrays.stream(Personas.values())
                                                .map(Personas::key)
                                                .toArray(String[]::new))
                                .required()
                                .saying("Who goes. "
                                        + Arrays.stream(Personas.values())
                                                .map(persona -> persona.key() + ": " + persona.summary())
                                                .collect(Collectors.joining("; "))
                                        + "."),
                        tried -> tried.trial().persona())
                .with(
                        Attribute.text("url")
                                .orNull()
                                .saying("Where a browser begins it: once, and until opens_until. Told once; null."),
                        tried ->
                                tried.address() == null ? null : tried.address().toString())
                .with(
                        Attribute.instant("opens_until").saying("Until when the address can be opened."),
                        tried -> tried.trial().opensUntil());
    }

    private static Schema.Builder<Tried> judged(Schema.Builder<Tried> schema) {
        return schema.with(
                        Attribute.oneOf("stage", "waiting", "opened", "done")
                                .saying("opened: the message is on its way. done: there is a verdict."),
                        tried -> tried.trial().stage().key())
                .with(
                        Attribute.oneOf("verdict", "entered", "rejected", "refused")
                                .orNull()
                                .saying("entered: the twin let the customer in. rejected: a check failed."
                                        + " refused: nothing was sent, for the customer may not enter."),
                        tried -> tried.verdict(TrialSchema::word))
                .with(
                        Attribute.text("reason").orNull().saying("Where nothing was sent: its code, as of a launch."),
                        tried -> tried.verdict(its ->
                                its.reason() == null ? null : its.reason().code()))
                .with(
                        Attribute.text("detail").orNull().saying("Likewise: which attribute, rule or setting."),
                        tried -> tried.verdict(its -> its.reason() == null ? null : its.detail()))
                .with(
                        Attribute.text("remedy").orNull().saying("Likewise: what to fix."),
                        tried -> tried.verdict(its ->
                                its.reason() == null ? null : its.reason().remedy()))
                .with(
                        Attribute.object("checks")
                                .orNull()
                                .saying("What the twin looked at, in order: what, expected, actual, verdict (passed,"
                                        + " failed, not_tried)."),
                        tried -> tried.verdict(its -> Map.of(
                                "made",
                                its.checks().stream().map(TrialSchema::check).toList())))
                .with(
                        Attribute.object("account")
                                .orNull()
                                .saying("The twin's account: made or found, by (what finds it again), value,"
                                        + " attributes. It is known for an hour."),
                        tried -> tried.verdict(TrialSchema::account))
                .with(
                        Attribute.object("differences")
                                .saying("What is not as in a launch: notes, a list of sentences."),
                        tried -> Map.of("notes", tried.trial().notes()));
    }

    private static String word(Verdict verdict) {
        if (verdict.reason() != null) {
            return "refused";
        }
        return verdict.entered() ? "entered" : "rejected";
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("what", check.what());
        members.put("expected", check.expected());
        members.put("actual", check.actual());
        members.put("verdict", check.verdict().name().toLowerCase(Locale.ROOT));
        return members;
    }

    private static @Nullable Object account(Verdict verdict) {
        Person person = verdict.person();
        if (person == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", verdict.found() ? "found" : "made");
        members.put("by", person.by());
        members.put("value", person.value());
        members.put("attributes", Map.<String, List<String>>copyOf(person.attributes()));
        return members;
    }
}
