package io.rialto.server.scim;

import io.rialto.server.json.StrictJson;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.scim.ScimServer.Bearer;
import io.rialto.server.scim.ScimServer.ClientCredentials;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one service, and its answers read. */
final class Conversation {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEDIA_TYPE = "application/scim+json";
    private static final int MOST_BYTES = 1024 * 1024;

    private final ScimServer server;
    private final Outbound outbound;
    private final Tokens tokens;
    private final Clock clock;

    Conversation(ScimServer server, Outbound outbound, Tokens tokens, Clock clock) {
        this.server = server;
        this.outbound = outbound;
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply ask(Request request) {
        return switch (server.access()) {
            case Bearer(String token) -> send(request, token);
            case ClientCredentials client ->
                switch (tokens.of(client)) {
                    case Tokens.Token.None(Reply.Nothing why) -> why;
                    case Tokens.Token.Given given -> withFetched(request, client, given);
                };
        };
    }

    private Reply withFetched(Request request, ClientCredentials client, Tokens.Token.Given given) {
        Reply reply = send(request, given.text());
        if (!(reply instanceof Reply.Objected objected) || objected.status() != 401) {
            return reply;
        }
        tokens.forget(client);
        // One that was kept may have been withdrawn; a fresh one will not get better.
        return given.kept() ? ask(request) : reply;
    }

    private Reply send(Request request, String token) {
        Call call = Call.of(request.method(), URI.create(server.base() + "/" + request.address()))
                .upTo(MOST_BYTES)
                .with("Accept", MEDIA_TYPE + ", application/json")
                .with("Authorization", "Bearer " + token);
        Object body = request.body();
        if (body != null) {
            call = call.carrying(MEDIA_TYPE, JSON.writeValueAsString(body));
        }
        if (request.match().isPresent()) {
            call = call.with("If-Match", request.match().get());
        }
        return switch (outbound.send(call)) {
            case Answer.Refused refused -> Troubles.of(refused);
            case Answer.Failed failed -> Troubles.of(failed);
            case Answer.Answered answered -> read(answered);
        };
    }

    private Reply read(Answer.Answered answered) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return good(answered);
        }
        return Troubles.temporary(answered, clock.instant())
                .<Reply>map(nothing -> nothing)
                .orElseGet(() -> new Reply.Objected(status, type(answered)));
    }

    private static Reply good(Answer.Answered answered) {
        if (answered.body().isEmpty()) {
            return new Reply.Good(answered.status(), Map.of(), Optional.empty());
        }
        Optional<Map<String, Object>> members =
                isJson(answered) ? StrictJson.document(answered.body()) : Optional.empty();
        return members.<Reply>map(read -> new Reply.Good(answered.status(), read, answered.header("ETag")))
                .orElseGet(() -> new Reply.Nothing(Reason.UNREADABLE, answered.status(), Optional.empty()));
    }

    private static boolean isJson(Answer.Answered answered) {
        String type = answered.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith(MEDIA_TYPE) || type.startsWith("application/json");
    }

    private static Optional<String> type(Answer.Answered answered) {
        return StrictJson.document(answered.body()).flatMap(members -> Members.text(members, "scimType"));
    }
}
