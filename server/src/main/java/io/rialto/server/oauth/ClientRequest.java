package io.rialto.server.oauth;

import io.rialto.server.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a client sent in the body: JSON or a form. Fields that nobody knows are left alone; addresses are never looked at. */
final class ClientRequest {

    private static final int LONGEST = 16_384;
    private static final MediaType JSON_API = MediaType.valueOf("application/vnd.api+json");

    private ClientRequest() {}

    /** The fields that are texts, or what is wrong. */
    sealed interface Body {

        record Fields(Map<String, String> values) implements Body {

            /** What stands there, unless it is empty. */
            Optional<String> value(String name) {
                return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
            }

            /** They have no text: it could end up in a log. */
            @Override
            public String toString() {
                return "Fields" + values.keySet();
            }
        }

        record Unreadable(OAuthFault fault) implements Body {}
    }

    static Body body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return new Body.Unreadable(OAuthFault.TOO_LARGE);
        }
        MediaType type = type(request.getContentType());
        Optional<Map<String, String>> fields;
        if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || type.equalsTypeAndSubtype(JSON_API)) {
            fields = StrictJson.members(ByteBuffer.wrap(bytes)).map(ClientRequest::texts);
        } else if (type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)) {
            fields = FormText.fields(new String(bytes, StandardCharsets.US_ASCII));
        } else {
            return new Body.Unreadable(OAuthFault.UNSUPPORTED_MEDIA_TYPE);
        }
        return fields.<Body>map(Body.Fields::new).orElse(new Body.Unreadable(OAuthFault.INVALID_REQUEST));
    }

    private static MediaType type(@Nullable String header) {
        try {
            return header == null ? MediaType.ALL : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException none) {
            return MediaType.ALL;
        }
    }

    private static Map<String, String> texts(Map<String, Object> members) {
        Map<String, String> texts = new HashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }
}
