package io.rialto.server.configuration;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses to which browsers are sent with codes, kept to the letter.
 *
 * @param apps whether the client may be an app, whose address is a scheme of its own (RFC 8252 §7.1)
 */
record RedirectUris(Rules rules, boolean apps) {

    private static final int LONGEST = 500;
    // With a dot: the scheme is made of a domain that its owner has.
    private static final Pattern APP = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+:/{1,2}[A-Za-z0-9._~/-]*");

    Optional<String> read(Value value) {
        return value.read(this::verdict);
    }

    private Rule.Verdict<String> verdict(String text) {
        if (text.length() > LONGEST) {
            return Rule.bad("must be at most " + LONGEST + " characters long");
        }
        if (text.indexOf('*') >= 0) {
            return Rule.bad("must be the whole address: it is compared to the letter, and * stands for itself");
        }
        if (apps && APP.matcher(text).matches()) {
            return Rule.good(text);
        }
        return switch (rules.address().read(text)) {
            case Rule.Verdict.Good<URI>(URI address) ->
                address.normalize().equals(address) ? Rule.good(text) : Rule.bad("must not hold . or .. as a step");
            case Rule.Verdict.Bad<URI>(String problem) -> Rule.bad(problem);
        };
    }
}
