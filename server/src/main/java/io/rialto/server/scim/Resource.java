package io.rialto.server.scim;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account or a group as a service gave it.
 *
 * @param id the service's
 * @param version for {@code If-Match}; nothing when the service has none
 */
record Resource(String id, Optional<String> version, Map<String, Object> members) {

    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7e]{1,256}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e]{0,200}\"");

    /** Nothing when it has no id that can be called. */
    static Optional<Resource> of(Map<String, Object> members, Optional<String> etag) {
        Optional<String> version = etag.or(() ->
                        Members.of(members, "meta").flatMap(meta -> Members.text(Members.object(meta), "version")))
                .filter(text -> VERSION.matcher(text).matches());
        return Members.text(members, "id")
                .filter(id -> ID.matcher(id).matches())
                .map(id -> new Resource(id, version, members));
    }

    Optional<String> externalId() {
        return Members.text(members, "externalId").filter(id -> !id.isEmpty());
    }

    boolean isActive() {
        return !Members.of(members, "active").filter(Boolean.FALSE::equals).isPresent();
    }

    /** It has no text: a person is in it. */
    @Override
    public String toString() {
        return "Resource[…]";
    }
}
