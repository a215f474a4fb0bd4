package io.rialto.server.handoff.oidc;

import java.util.Arrays;
import java.util.List;

/** The scopes that mean something here. What a service learns is said by its mapping alone, so most of them change nothing. */
final class Scopes {

    static final String OPENID = "openid";
    static final String OFFLINE = "offline_access";
    static final List<String> ALL = List.of(OPENID, "profile", "email", "phone", "address", OFFLINE);

    private Scopes() {}

    /** OpenID Connect Core §3.1.2.1: scopes that are not understood are left out. */
    static List<String> known(String text) {
        return words(text).stream().filter(ALL::contains).toList();
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
