package io.rialto.demo.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PHP session. Safe for use by many threads. */
final class Session {

    private final String formKey;
    private final List<Message> messages = new ArrayList<>();
    private String id;
    private Visitor visitor = new Visitor.Guest();
    private @Nullable String beforeAuthUrl;
    private Instant usedAt;

    Session(String id, String formKey, Instant now) {
        this.id = id;
        this.formKey = formKey;
        this.usedAt = now;
    }

    /** What the next page tells the customer, once. */
    record Message(boolean good, String text) {}

    String formKey() {
        return formKey;
    }

    synchronized String id() {
        return id;
    }

    synchronized void rename(String newId) {
        id = newId;
    }

    synchronized Instant usedAt() {
        return usedAt;
    }

    synchronized void touch(Instant now) {
        usedAt = now;
    }

    synchronized Visitor visitor() {
        return visitor;
    }

    synchronized void belongsTo(Visitor other) {
        visitor = other;
    }

    synchronized void say(boolean good, String text) {
        messages.add(new Message(good, text));
    }

    synchronized List<Message> takeMessages() {
        List<Message> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** Where to go on after the login: {@code Magento\Customer\Model\Session::setBeforeAuthUrl}. */
    synchronized void resumeAt(String url) {
        beforeAuthUrl = url;
    }

    synchronized Optional<String> takeResumption() {
        Optional<String> url = Optional.ofNullable(beforeAuthUrl);
        beforeAuthUrl = null;
        return url;
    }
}
