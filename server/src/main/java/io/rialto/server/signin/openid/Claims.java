package io.rialto.server.signin.openid;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a token whose signature is checked. */
record Claims(Map<String, Object> members) {

    private static final long LATEST = 253_402_300_799L; // the end of the year 9999

    Optional<String> text(String name) {
        return Json.text(members, name);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    /** RFC 7519 §2: seconds since 1970, with or without a fraction. */
    Optional<Instant> time(String name) {
        return members.get(name) instanceof Number seconds
                        && seconds.doubleValue() >= 0
                        && seconds.doubleValue() <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** RFC 7519 §4.1.3: one text or several; empty when it is neither. */
    List<String> audience() {
        return switch (members.get("aud")) {
            case String one -> List.of(one);
            case List<?> several
            when several.stream().allMatch(String.class::isInstance) ->
                several.stream().map(String.class::cast).distinct().toList();
            case null, default -> List.of();
        };
    }

    /** Some providers send booleans as text. */
    boolean isTrue(String name) {
        return switch (members.get(name)) {
            case Boolean value -> value;
            case String text -> text.equalsIgnoreCase("true");
            case null, default -> false;
        };
    }

    /** The number 1, which Entra ID sends for true. */
    boolean isOne(String name) {
        return members.get(name) instanceof Number number && number.doubleValue() == 1;
    }

    /** Claims have no text: an address is in them. */
    @Override
    public String toString() {
        return "Claims";
    }
}
