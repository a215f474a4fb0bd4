package io.rialto.server.handoff.saml;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.util.Optional;

/**
 * What must be known of a service's request when it is answered.
 *
 * @param id of the request
 * @param acs where the answer goes
 * @param context the authentication context class that it will say
 * @param name the kind of name that it asks for; nothing when it leaves that to us
 * @param relayState what goes back unchanged
 */
record KeptRequest(String id, String acs, String context, Optional<NameIdKind> name, Optional<String> relayState) {

    private static final int LINES = 5;

    /** Lines: no part holds a line break. An empty relay state is another thing than none. */
    String text() {
        return String.join(
                "\n",
                id,
                acs,
                context,
                name.map(Enum::name).orElse(""),
                relayState.map(state -> "=" + state).orElse(""));
    }

    /** Reads what {@link #text} wrote. */
    static KeptRequest of(String text) {
        String[] lines = text.split("\n", LINES);
        if (lines.length < LINES) {
            throw new IllegalArgumentException("not the text of a request");
        }
        return new KeptRequest(
                lines[0],
                lines[1],
                lines[2],
                lines[3].isEmpty() ? Optional.empty() : Optional.of(NameIdKind.valueOf(lines[3])),
                lines[4].isEmpty() ? Optional.empty() : Optional.of(lines[4].substring(1)));
    }
}
