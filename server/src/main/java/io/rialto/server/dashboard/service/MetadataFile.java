package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Problems;
import io.rialto.server.jsonapi.Reply.Wrong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A service's metadata as a file: it is what was pasted, and read as that. Its name and its type say nothing. */
final class MetadataFile {

    static final String FIELD = "metadata-file";

    private static final String PLACE = "definition/saml/metadata/xml";
    private static final int UNPROCESSABLE = 422;
    private static final int LARGEST = 500_000;

    private MetadataFile() {}

    /** Puts it where it would have been pasted; why not, in a sentence. */
    static Optional<String> into(Map<String, String> form, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        if (file.getSize() > LARGEST) {
            return Optional.of("This file has more than 500 KB: metadata of one service is much smaller.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
            form.put(PLACE, text.startsWith("\uFEFF") ? text.substring(1) : text);
            return Optional.empty();
        } catch (CharacterCodingException unreadable) {
            return Optional.of("This file is no text in UTF-8.");
        }
    }

    static Problems problem(String sentence) {
        return new Problems(UNPROCESSABLE, List.of(new Wrong(PLACE, "invalid", sentence, sentence)));
    }
}
