package io.rialto.server.provisioning;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of an account ahead of its customer, or would become of it.
 *
 * @param reason why not; absent when there is nothing to say
 * @param attributes that are told: places, never values
 */
public record Prepared(Step step, @Nullable String reason, List<String> attributes) {

    public Prepared {
        attributes = List.copyOf(attributes);
    }

    /** What has to be done. */
    public enum Step {
        CREATE,
        CHANGE,
        /** Nothing: it is as it should be. */
        SAME,
        /** It cannot be done until somebody changes something. */
        REFUSED,
        /** It could not be done, or found out, now; where accounts are really made, the queue tries again. */
        LATER;

        /** As the API writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Prepared done(Step step, List<String> attributes) {
        return new Prepared(step, null, attributes);
    }

    /** Without the service having been asked. */
    public static Prepared refused(String reason) {
        return new Prepared(Step.REFUSED, reason, List.of());
    }

    static Prepared later(String reason) {
        return new Prepared(Step.LATER, reason, List.of());
    }
}
