package io.rialto.server.dashboard.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may enter, as a form asks it.
 *
 * @param who everybody, segment, group, role or rule
 * @param value the segment's, group's or role's name, or the rule
 */
record EntryForm(@Nullable String who, @Nullable String value) {

    static EntryForm of(@Nullable String rule) {
        if (rule == null) {
            return new EntryForm("everybody", "");
        }
        return Entry.usual(rule).orElseGet(() -> new EntryForm("rule", rule));
    }

    /** The rule; null: everybody may. */
    @Nullable
    String allow() {
        String text = Objects.requireNonNullElse(value, "").strip();
        String quoted = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        return switch (Objects.requireNonNullElse(who, "everybody")) {
            case "segment" -> quoted + " in customer.segments";
            case "group" -> "customer.group.code == " + quoted;
            case "role" -> "customer.company.role == " + quoted;
            case "rule" -> text;
            default -> null;
        };
    }

    /** Whether something must be typed and is not. */
    boolean isUnfinished() {
        return !"everybody".equals(who) && Objects.requireNonNullElse(value, "").isBlank();
    }
}
