package io.rialto.server.provisioning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service is to be told.
 *
 * @param externalId under which the service finds the account
 * @param attributes values by SCIM path
 * @param groups absent: none is touched
 */
record Profile(
        String externalId,
        Map<String, Object> attributes,
        @Nullable List<String> groups) {

    /** Of somebody of whom nothing but the name is told. */
    static Profile nameless(String externalId) {
        return new Profile(externalId, Map.of(), null);
    }

    /** A profile has no text: a person is in it. */
    @Override
    public String toString() {
        return "Profile[…]";
    }
}
