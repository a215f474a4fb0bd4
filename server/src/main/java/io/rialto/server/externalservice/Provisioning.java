package io.rialto.server.externalservice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service's accounts are kept in step without the customer: by SCIM, or by a call that tells it who left. What lets Rialto in is
 * among the service's secrets.
 *
 * @param scim absent: it has none
 * @param webhook where it is told who left; absent: it has SCIM
 * @param attributes CEL over {@code customer} by SCIM path
 * @param groups CEL for the names of the groups that the customer is in; absent: none is touched
 * @param takesOver whether an account of the same user name that belongs to nobody becomes the customer's
 * @param onEnded when the customer ends this service alone
 */
public record Provisioning(
        @Nullable Scim scim,
        @Nullable String webhook,
        When when,
        Map<String, String> attributes,
        @Nullable String groups,
        boolean takesOver,
        Plan onDisabled,
        Plan onDeleted,
        Plan onErased,
        Plan onEnded) {

    public Provisioning {
        if ((scim == null) == (webhook == null)) {
            throw new IllegalArgumentException("a service has SCIM or a webhook");
        }
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** One that does with whoever ends it what it does with whoever is deleted. */
    public Provisioning(
            @Nullable Scim scim,
            @Nullable String webhook,
            When when,
            Map<String, String> attributes,
            @Nullable String groups,
            boolean takesOver,
            Plan onDisabled,
            Plan onDeleted,
            Plan onErased) {
        this(scim, webhook, when, attributes, groups, takesOver, onDisabled, onDeleted, onErased, onDeleted);
    }

    /**
     * @param url what stands before {@code /Users}
     * @param tokenUrl where tokens are fetched; absent: the secret is the token
     * @param clientId with which they are fetched
     */
    public record Scim(
            String url,
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable String scope) {}

    /** When the service gets the account. */
    public enum When {
        /** The login waits for it. */
        BEFORE_LOGIN,
        /** Soon after the login was handed over. */
        AFTER_LOGIN,
        /** Logins do not touch it: only who leaves is told. */
        NEVER
    }

    /** What becomes of an account whose customer leaves. */
    public enum Plan {
        DEACTIVATE,
        DELETE,
        NOTHING
    }
}
