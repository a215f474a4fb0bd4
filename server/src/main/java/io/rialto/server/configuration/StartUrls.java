package io.rialto.server.configuration;

import io.rialto.server.configuration.Rule.Verdict;
import io.rialto.server.externalservice.StartUrl;
import java.net.URI;

/** An address where a service begins logins: the placeholders of {@link StartUrl} may stand anywhere behind its host, encoded. */
final class StartUrls {

    private StartUrls() {}

    static Rule<String> rule(Rules rules) {
        return text -> switch (rules.address().read(plain(text))) {
            case Verdict.Bad<URI>(String problem) -> Rule.bad(problem);
            case Verdict.Good<URI> good ->
                StartUrl.PLACEHOLDERS.stream().anyMatch(text::contains) && !text.matches("https?://[^/?{]+[/?].*")
                        ? Rule.bad("must not have {target} in its host")
                        : Rule.good(text);
        };
    }

    private static String plain(String text) {
        String plain = text;
        for (String placeholder : StartUrl.PLACEHOLDERS) {
            plain = plain.replace(placeholder, "target");
        }
        return plain;
    }
}
