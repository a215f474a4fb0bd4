package io.rialto.server.handoff;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a service must be told of a site, in the words of its protocol. No secret is in it. */
public record Introduction(Map<Item, String> items) {

    /** A thing that services ask for; each protocol has some of them. */
    public enum Item {
        ENTITY_ID("The site's name for itself: issuer, or identity provider's entity ID."),
        SSO_URL("Where the service sends a customer who wants to log in."),
        SLO_URL("Where the service says that a customer logged out."),
        METADATA_URL("Where all of this can be read, for this service: its readings are noted."),
        DISCOVERY_URL("Where all of this can be read."),
        JWKS_URL("Where the keys are to check what the site signs.");

        private final String sentence;

        Item(String sentence) {
            this.sentence = sentence;
        }

        /** For people who have to find it on the service's side. */
        public String sentence() {
            return sentence;
        }
    }

    public Introduction {
        Map<Item, String> all = new EnumMap<>(Item.class);
        all.putAll(items);
        items = Map.copyOf(all);
    }

    /** Nothing when the protocol has no such thing. */
    public Optional<String> of(Item item) {
        return Optional.ofNullable(items.get(item));
    }
}
