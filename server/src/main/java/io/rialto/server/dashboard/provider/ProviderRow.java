package io.rialto.server.dashboard.provider;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An identity provider as pages show it.
 *
 * @param mood the tag's class
 * @param waiting whether its status changes by itself, so that it is worth looking again
 * @param warning that a proof was lost; empty: none was
 */
record ProviderRow(
        String id,
        String name,
        String state,
        String mood,
        String txtRecord,
        String redirectUri,
        String next,
        String warning,
        boolean on,
        boolean waiting,
        List<DomainRow> domains,
        Thing thing) {

    private static final Map<String, String> SAID = Map.of(
            "made",
                    "The provider is made. Now add the TXT record to each domain: we look by ourselves, and you see it here.",
            "changed", "The change is saved.",
            "enable", "People sign in by it again, once its domains are proved.",
            "disable", "Nobody signs in by it any more; who came by it is signed out.",
            "verify", "We are looking at the domains now.");

    static ProviderRow of(Thing provider) {
        boolean on = provider.optional("disabled_at").isEmpty();
        String status = provider.text("status");
        return new ProviderRow(
                provider.id(),
                provider.text("name"),
                state(on, status),
                mood(on, status),
                provider.text("txt_record"),
                String.valueOf(provider.meta().getOrDefault("redirect_uri", "")),
                moment(provider.meta(), "next_check_at"),
                warning(provider),
                on,
                !status.equals("verified"),
                DomainRow.of(provider),
                provider);
    }

    /** One of its attributes. */
    public String of(String attribute) {
        return thing.text(attribute);
    }

    private static String state(boolean on, String status) {
        if (!on) {
            return "Off";
        }
        return switch (status) {
            case "verified" -> "Open";
            case "error" -> "In error";
            default -> "Waiting for the TXT record";
        };
    }

    private static String mood(boolean on, String status) {
        if (!on) {
            return "plain";
        }
        return switch (status) {
            case "verified" -> "good";
            case "error" -> "bad";
            default -> "plain";
        };
    }

    private static String warning(Thing provider) {
        return provider.meta().get("warning") instanceof Map<?, ?> warning
                ? "A domain lost its TXT record on " + when(warning, "lost_since") + ". Put it back before "
                        + when(warning, "grace_ends_at") + ", or nobody signs in by this provider any more."
                : "";
    }

    private static String when(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : Words.of(Instant.parse(value.toString()));
    }

    private static String moment(Map<String, Object> meta, String name) {
        return when(meta, name);
    }

    /** What a page says after a change; empty for what it does not know. */
    static String said(String done) {
        return SAID.getOrDefault(done, "");
    }
}
