package io.rialto.server.dashboard.webhook;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.Map;

/**
 * A webhook as pages show it.
 *
 * @param mood the tag's class
 */
record WebhookRow(
        String id, String name, String url, String topics, boolean on, String state, String mood, String since) {

    private static final Map<String, String> SAID = Map.of(
            "made", "The webhook is made. Put its secret into the other system now: it is shown this once.",
            "rotate_secret", "Here is the new secret, this once. The one before is good for 24 hours more.",
            "changed", "The change is saved.",
            "enable", "It is told again what happens.",
            "disable", "It is told nothing more.",
            "test", "A test is on its way: reload the page to see what became of it.",
            "retry", "It is delivered once more.");

    static WebhookRow of(Thing webhook) {
        boolean on = webhook.optional("disabled_at").isEmpty();
        boolean gone = webhook.text("disabled_because").equals("gone");
        return new WebhookRow(
                webhook.id(),
                webhook.text("name"),
                webhook.text("url"),
                TopicGroup.words(webhook.text("topics")),
                on,
                on ? "On" : gone ? "Off: the address is gone" : "Off",
                on ? "good" : gone ? "bad" : "plain",
                webhook.instant("created_at").map(Words::of).orElse(""));
    }

    /** What a page says after a change; empty for what it does not know. */
    static String said(String done) {
        return SAID.getOrDefault(done, "");
    }
}
