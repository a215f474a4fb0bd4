package io.rialto.server.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What can happen. */
public enum EventType {
    LAUNCH_ISSUED("launch.issued"),
    LAUNCH_REFUSED("launch.refused"),
    LAUNCH_FAILED("launch.failed"),
    LAUNCH_RETURNED("launch.returned"),
    ACCOUNT_CREATED("account.created"),
    ACCOUNT_DEACTIVATED("account.deactivated"),
    ACCOUNT_DELETED("account.deleted"),
    ACCOUNT_ENDED("account.ended"),
    ACCOUNT_RESUMED("account.resumed"),
    IDENTITY_PROVIDER_CREATED("identity_provider.created"),
    IDENTITY_PROVIDER_UPDATED("identity_provider.updated"),
    IDENTITY_PROVIDER_STATUS_CHANGED("identity_provider.status_changed"),
    IDENTITY_PROVIDER_DELETED("identity_provider.deleted"),
    KEY_CREATED("key.created"),
    KEY_STATE_CHANGED("key.state_changed"),
    KEY_UPDATED("key.updated"),
    SIGN_IN_BREAK_GLASS("sign_in.break_glass"),
    KEY_EXPIRING("key.expiring"),
    WEBHOOK_TEST("webhook.test");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** As it stands in a delivery. */
    public String text() {
        return text;
    }

    /** What stands before the dot. */
    String group() {
        return text.substring(0, text.indexOf('.'));
    }

    static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
