package io.rialto.server.signin.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** JSON objects as providers send them. */
final class Json {

    private Json() {}

    /** Empty when it is no JSON object, or names a member twice. */
    static Optional<Map<String, Object>> object(String text) {
        try {
            return Optional.ofNullable(JSONObjectUtils.parse(text));
        } catch (ParseException | RuntimeException | StackOverflowError none) {
            return Optional.empty();
        }
    }

    static Optional<String> text(Map<String, Object> object, String member) {
        return object.get(member) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
