package io.rialto.server.twin;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.rialto.server.twin.Provider.Answer;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object that a provider sent. */
record Json(Map<String, Object> members) {

    private static final int LONGEST = 100_000;

    // OpenID Connect Core §2, and what a logout needs: they tell of the token, not of the customer.
    private static final Set<String> PROTOCOL = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "nbf",
            "jti",
            "auth_time",
            "nonce",
            "at_hash",
            "c_hash",
            "acr",
            "amr",
            "sid");

    static Optional<Json> of(Answer answer) {
        return of(answer.body());
    }

    static Optional<Json> of(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(new Json(JSONObjectUtils.parse(text)));
        } catch (ParseException none) {
            return Optional.empty();
        }
    }

    /** A text; empty when it is none. */
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /** A text or a list of them. */
    List<String> texts(String name) {
        return Values.texts(members.get(name));
    }

    // RFC 7519 §2: seconds, and perhaps parts of one.
    Optional<Instant> instant(String name) {
        return members.get(name) instanceof Number seconds
                ? Times.seconds(Long.toString(seconds.longValue()))
                : Optional.empty();
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** What it tells of the customer. */
    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>(Values.texts(members));
        attributes.keySet().removeAll(PROTOCOL);
        return attributes;
    }

    /** A customer may be in it. */
    @Override
    public String toString() {
        return "Json";
    }
}
