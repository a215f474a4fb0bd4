package io.rialto.server.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What can happen. */
public enum EventType {
    LAUNCH_ISSUED("launch.issued", "A customer entered a service"),
    LAUNCH_REFUSED("launch.refused", "A customer was refused"),
    LAUNCH_FAILED("launch.failed", "A launch broke off"),
    LAUNCH_RETURNED("launch.returned", "A service sent a customer back"),
    ACCOUNT_CREATED("account.created", "An account was made"),
    ACCOUNT_DEACTIVATED("account.deactivated", "An account was closed"),
    ACCOUNT_DELETED("account.deleted", "An account was deleted"),
    ACCOUNT_ENDED("account.ended", "A customer ended a service"),
    ACCOUNT_RESUMED("account.resumed", "A customer opened it again"),
    IDENTITY_PROVIDER_CREATED("identity_provider.created", "A provider was added"),
    IDENTITY_PROVIDER_UPDATED("identity_provider.updated", "A provider was changed"),
    IDENTITY_PROVIDER_STATUS_CHANGED("identity_provider.status_changed", "Its domains were proved, or lost"),
    IDENTITY_PROVIDER_DELETED("identity_provider.deleted", "A provider was deleted"),
    KEY_CREATED("key.created", "A signing key was made"),
    KEY_STATE_CHANGED("key.state_changed", "A signing key was promoted, or retired"),
    KEY_UPDATED("key.updated", "A signing key was changed"),
    SIGN_IN_BREAK_GLASS("sign_in.break_glass", "An owner signed in past the company login"),
    KEY_EXPIRING("key.expiring", "A signing key’s certificate ends soon"),
    WEBHOOK_TEST("webhook.test", "A test was sent");

    private final String text;
    private final String words;

    EventType(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** As it stands in a delivery. */
    public String text() {
        return text;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** What stands before the dot. */
    public String group() {
        return text.substring(0, text.indexOf('.'));
    }

    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
