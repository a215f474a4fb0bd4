package io.rialto.server.trial;

import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.oidc.Endpoints;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.twin.Provider;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The site as a twin's provider: asked as by a program, in text, without a network between. */
record ProviderHere(TrialLogins logins, TrialLogins.Place place) implements Provider {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Answer configuration() {
        return answer(logins.endpoints().configuration(place.site()));
    }

    @Override
    public Answer keys() {
        return answer(logins.endpoints().keys(place.site()));
    }

    @Override
    public Map<String, String> authorize(Map<String, String> request) {
        return Parameters.ofQuery(query(request)) instanceof Parameters.Reading.Good(Parameters parameters)
                        && logins.authorize(place, parameters) instanceof TrialLogins.Login.Back back
                        && back.handOver() instanceof Redirect redirect
                ? fields(redirect.location().getRawQuery())
                : Map.of();
    }

    @Override
    public Answer token(Map<String, String> form, @Nullable String authorization) {
        return switch (Parameters.ofQuery(query(form))) {
            case Parameters.Reading.Good(Parameters parameters) ->
                answer(logins.endpoints().token(place.client(), parameters, authorization));
            case Parameters.Reading.Bad bad -> new Answer(bad.status(), "{\"error\":\"invalid_request\"}");
        };
    }

    @Override
    public Answer userInfo(String access) {
        return answer(logins.endpoints().userInfo(place.client(), access));
    }

    private static Answer answer(Endpoints.Reply reply) {
        return new Answer(reply.status(), JSON.writeValueAsString(reply.body()));
    }

    /** As an address has it. */
    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
