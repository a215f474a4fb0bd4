package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a key does, in words. */
final class KeyWords {

    private KeyWords() {}

    static String role(String state) {
        return switch (state) {
            case "current" -> "Signs now";
            case "next" -> "Published, signs nothing yet";
            case "previous" -> "Still published, signs no more";
            default -> "Retired";
        };
    }

    static String story(Thing key) {
        return switch (key.text("state")) {
            case "current" ->
                "Everything the site sends is signed with it since "
                        + at(key.instant("promoted_at").or(() -> key.instant("created_at"))) + ".";
            case "next" ->
                "Services find it in the site’s metadata and key set since " + at(key.instant("created_at")) + "."
                        + key.instant("promote_at")
                                .map(at -> " It is promoted by itself at " + Words.of(at)
                                        + ", or as soon as nothing is against it then.")
                                .orElse("");
            case "previous" ->
                "Another took its place at " + at(key.instant("superseded_at"))
                        + ". It stays published for a while, so that you can go back.";
            default -> "Retired since " + at(key.instant("retired_at")) + ".";
        };
    }

    /** A warning, or what is against a promotion. */
    static String detail(Map<?, ?> told) {
        return switch (String.valueOf(told.get("code"))) {
            case "published_too_recently" ->
                "It is published for a short time only. Services that read metadata by themselves know it by "
                        + at(told, "possible_at") + ".";
            case "not_adopted" ->
                "Customers could not enter “" + told.get("service")
                        + "”: nothing says yet that it trusts this key. Give it the new certificate and confirm it, or let it read"
                        + " its metadata address.";
            case "wrong_kind" ->
                "Customers could not enter “" + told.get("service")
                        + "”: its algorithm does not go with this kind of key. Change the algorithm, or prepare a key of another"
                        + " kind.";
            case "cannot_sign" -> "It does not sign: the hardware token is not at hand. The server’s log says more.";
            case "expires" ->
                "Its certificate ends in " + told.get("days_left")
                        + " days. Prepare a next key, let services trust it, and promote it before.";
            case "promotion_blocked" ->
                "It was to be promoted at " + at(told, "promote_at")
                        + ". It is as soon as nothing is against it any more: see below.";
            default -> String.valueOf(told.get("detail"));
        };
    }

    private static String at(Map<?, ?> told, String name) {
        return at(Optional.ofNullable(told.get(name)).map(text -> Instant.parse(text.toString())));
    }

    private static String at(Optional<Instant> instant) {
        return instant.map(Words::of).orElse("–");
    }
}
