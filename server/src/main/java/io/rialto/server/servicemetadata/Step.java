package io.rialto.server.servicemetadata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing in which two documents differ: without a {@code before} it was added, without an {@code after} removed. */
public record Step(
        Part part, @Nullable String before, @Nullable String after) {

    /** What differs. */
    public enum Part {
        ENTITY_ID("entity ID", true),
        CONSUMER("assertion consumer service", true),
        LOGOUT("single logout service", true),
        SIGNING_KEY("signing key", true),
        ENCRYPTION_KEY("encryption key", true),
        CIPHER("encryption algorithm", true),
        REQUESTS_SIGNED("whether it signs its requests", true),
        ASSERTIONS_SIGNED("whether it wants signed assertions", true),
        NAME_ID_FORMATS("name formats", false),
        ATTRIBUTES("attributes it asks for", false);

        private final String words;
        private final boolean material;

        Part(String words, boolean material) {
            this.words = words;
            this.material = material;
        }

        /** Whether somebody has to approve it: it decides where customers go, or who can speak for the service. */
        boolean isMaterial() {
            return material;
        }

        /** For programs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For programs: added, removed or changed. */
    public String kind() {
        if (before == null) {
            return "added";
        }
        return after == null ? "removed" : "changed";
    }

    boolean addsKey() {
        return before == null && (part == Part.SIGNING_KEY || part == Part.ENCRYPTION_KEY);
    }

    /** For people. */
    public String line() {
        return switch (kind()) {
            case "added" -> "added " + part.words + ": " + after;
            case "removed" -> "removed " + part.words + ": " + before;
            default -> "changed " + part.words + ": " + before + " -> " + after;
        };
    }
}
