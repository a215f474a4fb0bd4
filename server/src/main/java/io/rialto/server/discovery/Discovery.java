package io.rialto.server.discovery;

import io.rialto.server.discovery.Discovered.Found;
import io.rialto.server.discovery.Discovered.NotFound;
import io.rialto.server.json.StrictJson;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Outbound;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks providers for their addresses, through the one guarded way out. Safe for use by many threads. */
@Component
public final class Discovery {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final Outbound outbound;
    private final Guard guard;

    public Discovery(Outbound outbound, Guard guard) {
        this.outbound = outbound;
        this.guard = guard;
    }

    /** What the issuer publishes about itself; waits for the issuer's server, ten seconds at most. */
    public Discovered of(String issuer) {
        return guard.objectionToForm(issuer)
                .<Discovered>map(objection -> new NotFound(objection.sentence()))
                .orElseGet(() -> answered(issuer, outbound.get(address(issuer))));
    }

    // Discovery §4.1: a slash at the issuer's end is taken away before the path is put there.
    private static URI address(String issuer) {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
    }

    private static Discovered answered(String issuer, Answer answer) {
        return switch (answer) {
            case Answer.Refused(var objection) -> new NotFound(objection.sentence());
            case Answer.Failed(var cause) ->
                new NotFound("could not be asked for its addresses (" + word(cause) + "); check it, or type them");
            case Answer.Answered answered ->
                answered.status() == 200
                        ? read(issuer, answered.body())
                        : new NotFound("publishes nothing at " + WELL_KNOWN + " (status " + answered.status()
                                + "); check it, or type the addresses");
        };
    }

    private static String word(Answer.Cause cause) {
        return switch (cause) {
            case UNKNOWN_HOST -> "its host does not resolve";
            case UNREACHABLE -> "nobody listens there";
            case TLS -> "its certificate is not trusted";
            case TOO_SLOW -> "no answer in time";
            case TOO_LARGE, ENCODED, BROKEN -> "what it answers cannot be used";
            case BUSY -> "too many questions at once; try again";
        };
    }

    private static Discovered read(String issuer, String body) {
        Map<String, Object> document = StrictJson.members(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .orElse(Map.of());
        Optional<String> claimed = text(document, "issuer");
        if (claimed.isPresent() && !claimed.get().equals(issuer)) {
            // Discovery §4.3: whoever answers for an issuer must be that issuer, letter by letter.
            return new NotFound(
                    "is not what the provider calls itself; type it exactly as the provider does, a slash at its end included");
        }
        return found(issuer, document)
                .orElseGet(() -> new NotFound("publishes no complete OpenID configuration; type the addresses"));
    }

    private static Optional<Discovered> found(String issuer, Map<String, Object> document) {
        return text(document, "issuer")
                .flatMap(same -> text(document, "authorization_endpoint"))
                .flatMap(authorize -> text(document, "token_endpoint")
                        .flatMap(token ->
                                text(document, "jwks_uri").map(jwks -> new Found(issuer, authorize, token, jwks))));
    }

    private static Optional<String> text(Map<String, Object> document, String name) {
        return document.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
