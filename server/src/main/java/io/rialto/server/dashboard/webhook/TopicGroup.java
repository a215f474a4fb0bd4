package io.rialto.server.dashboard.webhook;

import io.rialto.server.webhook.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a webhook can be told of one kind of thing.
 *
 * @param all the topic that stands for each of them, those of later versions too
 */
record TopicGroup(String name, Topic all, List<Topic> topics) {

    /** @param chosen whether the webhook is told it */
    record Topic(String key, String words, boolean chosen) {}

    private static final String EVERYTHING = "*";

    private static final Map<String, String> NAMES = Map.of(
            "launch", "Launches",
            "account", "Accounts",
            "identity_provider", "Company login",
            "key", "Signing keys",
            "sign_in", "Sign-ins");

    /** @param chosen topics, separated by commas */
    static List<TopicGroup> of(String chosen) {
        List<String> keys = keys(chosen);
        return Arrays.stream(EventType.values())
                // Whoever asks for a test gets it.
                .filter(type -> type != EventType.WEBHOOK_TEST)
                .map(EventType::group)
                .distinct()
                .map(group -> of(group, keys))
                .toList();
    }

    private static TopicGroup of(String group, List<String> chosen) {
        return new TopicGroup(
                NAMES.getOrDefault(group, group),
                new Topic(group + ".*", "All of it", chosen.contains(group + ".*")),
                Arrays.stream(EventType.values())
                        .filter(type -> type.group().equals(group))
                        .map(type -> new Topic(type.text(), type.words(), chosen.contains(type.text())))
                        .toList());
    }

    static boolean isEverything(String chosen) {
        return keys(chosen).contains(EVERYTHING);
    }

    /** What it is told, in a line. */
    static String words(String chosen) {
        return isEverything(chosen)
                ? "Everything"
                : keys(chosen).stream().map(TopicGroup::word).collect(Collectors.joining("; "));
    }

    private static String word(String key) {
        return Arrays.stream(EventType.values())
                .filter(type -> key.equals(type.text()) || key.equals(type.group() + ".*"))
                .findFirst()
                .map(type -> key.equals(type.text())
                        ? type.words()
                        : NAMES.getOrDefault(type.group(), type.group()) + ": all of it")
                .orElse(key);
    }

    private static List<String> keys(String chosen) {
        return Arrays.stream(chosen.split(",", -1)).map(String::strip).toList();
    }
}
