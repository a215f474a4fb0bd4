package io.rialto.server.jsonapi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** The form of a file that the header would rather have than ours. */
    static Optional<ListFile> listFile(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.empty();
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            double ours = quality(types, type -> type.includes(OURS));
            return Arrays.stream(ListFile.values())
                    .filter(file -> quality(types, is(file)) > ours)
                    .max(Comparator.comparingDouble(file -> quality(types, is(file))));
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }

    private static Predicate<MediaType> is(ListFile file) {
        return MediaType.valueOf(file.mediaType())::equalsTypeAndSubtype;
    }

    private static double quality(List<MediaType> types, Predicate<MediaType> fits) {
        return types.stream()
                .filter(fits)
                .filter(MediaTypes::isPlain)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
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
