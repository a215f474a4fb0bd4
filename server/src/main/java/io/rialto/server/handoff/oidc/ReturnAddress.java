package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.PostPage;
import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.oidc.Kept.Mode;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.page.Frame;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an answer goes, and how: an address that the client registered to the letter. */
record ReturnAddress(
        String redirectUri, Mode mode, @Nullable String state) {

    static ReturnAddress of(Kept kept) {
        return new ReturnAddress(kept.redirectUri(), kept.mode(), kept.state());
    }

    /** @param landings addresses that the client may redirect the browser to */
    HandOver code(Client client, String code, List<URI> landings) {
        return answer(client, Map.of("code", code), landings);
    }

    HandOver error(Client client, AuthorizationRequest.ErrorCode error, String sentence) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", error.code());
        fields.put("error_description", sentence);
        return answer(client, fields, List.of());
    }

    private HandOver answer(Client client, Map<String, String> told, List<URI> landings) {
        Map<String, String> fields = new LinkedHashMap<>(told);
        if (state != null) {
            fields.put("state", state);
        }
        // RFC 9207: a client of several providers knows by it whose answer this is.
        fields.put("iss", client.site().issuer());
        return switch (mode) {
            case QUERY -> new Redirect(URI.create(redirectUri + separator() + query(fields)));
            case FORM_POST ->
                new PostPage(
                        URI.create(redirectUri),
                        fields,
                        landings,
                        client.service().name(),
                        Frame.of(client.site()));
        };
    }

    private String separator() {
        return redirectUri.indexOf('?') < 0 ? "?" : "&";
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
