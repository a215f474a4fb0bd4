package io.rialto.server.twin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a twin keeps of what its API was asked in a launch, until the browser is there.
 *
 * @param account that it named, or the word that logs the customer in; empty: it named none
 * @param found whether it knew the account
 * @param told what it was told of the customer
 */
public record ApiTalk(List<Check> checks, String account, boolean found, Map<String, List<String>> told) {

    public ApiTalk {
        checks = List.copyOf(checks);
        told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
    }

    /** Who has the word is let in. */
    @Override
    public String toString() {
        return "ApiTalk";
    }
}
