package io.rialto.server.connect;

import io.rialto.server.configuration.Flaw;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with what was typed. */
record Wrongs(List<Wrong> all) {

    static final Wrongs NONE = new Wrongs(List.of());
    static final Wrongs NOTHING =
            new Wrongs(List.of(new Wrong("", "Nothing was filled in: please give at least one of these.")));

    /** @param field its name; empty: of no field */
    record Wrong(String field, String sentence) {}

    /** @param fields those of the form */
    static Wrongs of(List<Flaw> flaws, List<Field> fields) {
        return new Wrongs(flaws.stream().map(flaw -> wrong(flaw, fields)).toList());
    }

    private static Wrong wrong(Flaw flaw, List<Field> fields) {
        // A flaw of a list's item, or of a part of an object, is its field's.
        Optional<Field> field = fields.stream()
                .filter(one -> (flaw.pointer() + "/").matches("(/definition/\\w+)?/\\Q" + one.name() + "\\E/.*"))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(one -> one.name().startsWith("metadata/")
                                && flaw.pointer().endsWith("/metadata"))
                        .findFirst());
        return field.map(one -> new Wrong(one.name(), one.label() + ": it " + flaw.text() + "."))
                .orElseGet(() -> new Wrong("", flaw.name() + " " + flaw.text() + "."));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first sentence of a field, or null. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(wrong -> wrong.field().equals(field))
                .map(Wrong::sentence)
                .findFirst()
                .orElse(null);
    }
}
