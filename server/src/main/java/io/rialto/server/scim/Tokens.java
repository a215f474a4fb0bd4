package io.rialto.server.scim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rialto.server.json.StrictJson;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.ClientCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Fetches tokens (RFC 6749 §4.4) and keeps them, in memory alone, as long as they are good. Safe for use by many threads. */
@Component
class Tokens {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,7000}=*"); // RFC 6750 §2.1

    private final Outbound outbound;
    private final Clock clock;
    private final Cache<ClientCredentials, Kept> kept =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Tokens(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    private record Kept(String token, Instant until) {}

    /** Whether there is a token. */
    sealed interface Token {

        /** @param kept whether it was fetched for an earlier call */
        record Given(String text, boolean kept) implements Token {

            @Override
            public String toString() {
                return "Given[…]";
            }
        }

        record None(Reply.Nothing why) implements Token {}
    }

    Token of(ClientCredentials client) {
        Kept known = kept.getIfPresent(client);
        return known != null && clock.instant().isBefore(known.until())
                ? new Token.Given(known.token(), true)
                : fetch(client);
    }

    /** The service does not accept it any more. */
    void forget(ClientCredentials client) {
        kept.invalidate(client);
    }

    private Token fetch(ClientCredentials client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (client.scope() != null) {
            form.put("scope", client.scope());
        }
        Call call = Call.post(client.tokenUrl(), form).with("Authorization", "Basic " + basic(client));
        return switch (outbound.send(call)) {
            case Answer.Answered answered
            when answered.status() == 200 ->
                read(answered.body()).map(read -> given(client, read)).orElseGet(() -> none(answered));
            case Answer.Answered answered -> none(answered);
            case Answer.Refused refused -> new Token.None(Troubles.of(refused));
            case Answer.Failed failed -> new Token.None(Troubles.of(failed));
        };
    }

    // RFC 6749 §2.3.1: each encoded as in a form, for a colon could be in it
    private static String basic(ClientCredentials client) {
        String both = encoded(client.clientId()) + ":" + encoded(client.clientSecret());
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Token none(Answer.Answered answered) {
        return new Token.None(Troubles.temporary(answered, clock.instant())
                .orElseGet(() -> new Reply.Nothing(Reason.TOKEN_REFUSED, answered.status(), Optional.empty())));
    }

    private record Read(String token, Duration life) {}

    private static Optional<Read> read(String body) {
        return StrictJson.document(body)
                .filter(members -> "bearer"
                        .equalsIgnoreCase(Members.text(members, "token_type").orElse("")))
                .flatMap(members -> Members.text(members, "access_token")
                        .filter(token -> TOKEN.matcher(token).matches())
                        .map(token -> new Read(token, life(members))));
    }

    private static Duration life(Map<String, Object> members) {
        return Members.of(members, "expires_in")
                .filter(Long.class::isInstance)
                .map(seconds -> Duration.ofSeconds(Math.clamp((Long) seconds, 0, LONGEST.toSeconds())))
                .orElse(USUAL);
    }

    private Token given(ClientCredentials client, Read read) {
        kept.put(
                client, new Kept(read.token(), clock.instant().plus(read.life()).minus(MARGIN)));
        return new Token.Given(read.token(), false);
    }
}
