package io.rialto.server.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which events a webhook is told.
 *
 * @param texts each {@code *}, a group as {@code launch.*}, or one event as {@code launch.refused}; never none
 */
public record Topics(List<String> texts) {

    private static final int MOST = 50;

    public Topics {
        texts = List.copyOf(texts);
    }

    /** Separated by commas; nothing when one of them is none. */
    public static Optional<Topics> of(String text) {
        List<String> texts =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        return texts.size() <= MOST && texts.stream().allMatch(Topics::isOne)
                ? Optional.of(new Topics(texts))
                : Optional.empty();
    }

    private static boolean isOne(String topic) {
        return topic.equals("*")
                || EventType.of(topic).isPresent()
                || Arrays.stream(EventType.values()).anyMatch(type -> topic.equals(type.group() + ".*"));
    }

    boolean cover(EventType type) {
        return texts.stream()
                .anyMatch(topic -> topic.equals("*") || topic.equals(type.text()) || topic.equals(type.group() + ".*"));
    }

    /** Separated by commas. */
    public String text() {
        return texts.stream().collect(Collectors.joining(","));
    }

    /** Every event that there is, for a sentence. */
    public static String known() {
        return Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.joining(", "));
    }
}
