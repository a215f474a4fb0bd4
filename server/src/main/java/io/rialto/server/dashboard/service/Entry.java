package io.rialto.server.dashboard.service;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule of who may enter, in words where it is one of the usual ones. */
final class Entry {

    private static final String NAME = "'([^'\\\\]{1,200})'";

    private record Usual(String who, Pattern pattern, String words) {}

    private static final List<Usual> USUAL = List.of(
            new Usual("segment", Pattern.compile(NAME + " in customer\\.segments"), "Customers in the segment %s."),
            new Usual(
                    "",
                    Pattern.compile("!\\(" + NAME + " in customer\\.segments\\)"),
                    "Everybody but customers in the segment %s."),
            new Usual("group", Pattern.compile("customer\\.group\\.code == " + NAME), "Customers of the group %s."),
            new Usual(
                    "role",
                    Pattern.compile("customer\\.company\\.role == " + NAME),
                    "Customers whose role in their company is %s."));

    private Entry() {}

    static String words(@Nullable String rule) {
        if (rule == null) {
            return "Every customer who is logged in at the shop.";
        }
        return USUAL.stream()
                .flatMap(usual -> {
                    Matcher matcher = usual.pattern().matcher(rule.strip());
                    return matcher.matches()
                            ? Stream.of(usual.words().formatted("“" + matcher.group(1) + "”"))
                            : Stream.empty();
                })
                .findFirst()
                .orElse("Customers for whom this rule is true. Where it cannot be evaluated, nobody enters.");
    }

    /** The rule as the form asks it; empty for one that was written by hand. */
    static Optional<EntryForm> usual(String rule) {
        return USUAL.stream()
                .filter(usual -> !usual.who().isEmpty())
                .flatMap(usual -> {
                    Matcher matcher = usual.pattern().matcher(rule.strip());
                    return matcher.matches()
                            ? Stream.of(new EntryForm(usual.who(), matcher.group(1)))
                            : Stream.<EntryForm>empty();
                })
                .findFirst();
    }
}
