package io.rialto.server.signin.openid;

import io.rialto.server.identityprovider.IdentityProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The authorization request (OpenID Connect Core §3.1.2.1). */
final class Authorization {

    private Authorization() {}

    /** The provider's authorize URL with our parameters; what its query held stays, unless we say the same. */
    static URI url(IdentityProvider provider, Started started, URI redirectUri) {
        Map<String, String> ours = parameters(provider, started, redirectUri);
        String known = provider.authorizeUrl().getRawQuery();
        Stream<String> kept = known == null
                ? Stream.empty()
                : Arrays.stream(known.split("&"))
                        .filter(pair -> !pair.isEmpty() && !ours.containsKey(pair.split("=", 2)[0]));
        String query = Stream.concat(
                        kept, ours.entrySet().stream().map(one -> one.getKey() + "=" + encoded(one.getValue())))
                .collect(Collectors.joining("&"));
        String bare = provider.authorizeUrl().toString().replaceFirst("[?#].*$", "");
        return URI.create(bare + "?" + query);
    }

    private static Map<String, String> parameters(IdentityProvider provider, Started started, URI redirectUri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.clientId());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", "openid email profile");
        parameters.put("state", started.state());
        parameters.put("nonce", started.nonce());
        parameters.put("code_challenge", started.challenge());
        parameters.put("code_challenge_method", "S256");
        String organization = provider.organizationParameter();
        if (organization != null && !organization.isBlank()) {
            parameters.put("organization", organization);
        }
        return parameters;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
