package io.rialto.server.servicemetadata;

import io.rialto.server.servicemetadata.Step.Part;
import io.rialto.server.servicemetadata.Terms.Consumer;
import io.rialto.server.servicemetadata.Terms.Logout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** In what two documents of one service differ, whatever order they have. */
public record Difference(List<Step> steps) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Difference {
        steps = List.copyOf(steps);
    }

    static Difference between(Terms before, Terms after) {
        List<Step> steps = new ArrayList<>();
        changed(Part.ENTITY_ID, before.entityId(), after.entityId(), steps);
        consumers(before, after, steps);
        moved(Part.LOGOUT, before.logouts(), after.logouts(), Difference::text, steps);
        moved(Part.SIGNING_KEY, before.signingKeys(), after.signingKeys(), Certificates::described, steps);
        moved(Part.ENCRYPTION_KEY, before.encryptionKeys(), after.encryptionKeys(), Certificates::described, steps);
        changed(Part.CIPHER, before.cipher().name(), after.cipher().name(), steps);
        changed(Part.REQUESTS_SIGNED, before.requestsSigned(), after.requestsSigned(), steps);
        changed(Part.ASSERTIONS_SIGNED, before.assertionsSigned(), after.assertionsSigned(), steps);
        moved(Part.NAME_ID_FORMATS, before.nameIdFormats(), after.nameIdFormats(), name -> name, steps);
        moved(
                Part.ATTRIBUTES,
                before.attributes(),
                after.attributes(),
                one -> one.name() + (one.required() ? " (required)" : ""),
                steps);
        return new Difference(steps);
    }

    /** By the index, so that a place that moved is one step. */
    private static void consumers(Terms before, Terms after, List<Step> steps) {
        for (Consumer old : before.consumers()) {
            Optional<Consumer> now = byIndex(after, old.index());
            if (now.isEmpty()) {
                steps.add(new Step(Part.CONSUMER, text(old), null));
            } else {
                changed(Part.CONSUMER, text(old), text(now.get()), steps);
            }
        }
        after.consumers().stream()
                .filter(now -> byIndex(before, now.index()).isEmpty())
                .forEach(now -> steps.add(new Step(Part.CONSUMER, null, text(now))));
    }

    private static Optional<Consumer> byIndex(Terms terms, int index) {
        return terms.consumers().stream().filter(one -> one.index() == index).findFirst();
    }

    private static void changed(Part part, Object before, Object after, List<Step> steps) {
        if (!before.equals(after)) {
            steps.add(new Step(part, before.toString(), after.toString()));
        }
    }

    private static <T> void moved(
            Part part, Collection<T> before, Collection<T> after, Function<T, String> text, List<Step> steps) {
        HashSet<T> gone = new HashSet<>(before);
        after.forEach(gone::remove);
        HashSet<T> come = new HashSet<>(after);
        before.forEach(come::remove);
        gone.stream().map(text).sorted().forEach(one -> steps.add(new Step(part, one, null)));
        come.stream().map(text).sorted().forEach(one -> steps.add(new Step(part, null, one)));
    }

    private static String text(Consumer consumer) {
        return consumer.address() + ", index " + consumer.index() + (consumer.usual() ? ", default" : "");
    }

    private static String text(Logout logout) {
        String binding = logout.binding().substring(logout.binding().lastIndexOf(':') + 1);
        return logout.address() + ", " + binding
                + (logout.answers() == null ? "" : ", answers to " + Objects.toString(logout.answers()));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether somebody has to approve it. */
    boolean isMaterial() {
        return steps.stream().anyMatch(step -> step.part().isMaterial());
    }

    /** Whether all of it that is material is keys that were not there before. */
    boolean onlyAddsKeys() {
        return steps.stream().filter(step -> step.part().isMaterial()).allMatch(Step::addsKey);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    static Difference of(String text) {
        return JSON.readValue(text, Difference.class);
    }
}
