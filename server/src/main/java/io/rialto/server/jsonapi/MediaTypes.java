package io.rialto.server.jsonapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** JSON:API 1.0 "Content Negotiation". */
final class MediaTypes {

    static final String JSON_API = "application/vnd.api+json";

    private static final MediaType OURS = MediaType.valueOf(JSON_API);

    private MediaTypes() {}

    /** Whether the answer can be what the header accepts. */
    static boolean accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream().anyMatch(type -> type.includes(OURS) && isPlain(type) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** Whether the body says that it is a document of ours. */
    static boolean isDocument(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(OURS) && isPlain(type);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    // No extension or profile is known here. A charset says nothing new, and some clients always send one.
    private static boolean isPlain(MediaType type) {
        return type.getParameters().entrySet().stream()
                .allMatch(parameter -> parameter.getKey().equals("q")
                        || (parameter.getKey().equals("charset")
                                && parameter.getValue().replace("\"", "").equalsIgnoreCase("utf-8")));
    }
}
