package io.rialto.server.handoff.oidc;

import io.rialto.server.handoff.oidc.token.Jwts;
import io.rialto.server.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a site says of itself as a provider (OpenID Connect Discovery §3). */
@Component
class ProviderConfiguration {

    private static final List<String> PROOFS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
    private static final List<String> ALGORITHMS = List.of("RS256", "PS256", "ES256");

    private final Jwts jwts;

    ProviderConfiguration(Jwts jwts) {
        this.jwts = jwts;
    }

    Map<String, Object> of(Site site) {
        String base = site.issuer() + "/oauth2/";
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", site.issuer());
        all.put("authorization_endpoint", base + "authorize");
        all.put("token_endpoint", base + "token");
        all.put("userinfo_endpoint", base + "userinfo");
        all.put("jwks_uri", base + "jwks");
        all.put("revocation_endpoint", base + "revoke");
        all.put("end_session_endpoint", base + "logout");
        all.put("scopes_supported", Scopes.ALL);
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", List.of("query", "form_post"));
        all.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        all.put("subject_types_supported", List.of("pairwise", "public"));
        all.put("id_token_signing_alg_values_supported", List.of(jwts.algorithm(site.id())));
        all.put("token_endpoint_auth_methods_supported", PROOFS);
        all.put("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        all.put("revocation_endpoint_auth_methods_supported", PROOFS);
        all.put("revocation_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        all.put("code_challenge_methods_supported", List.of("S256"));
        all.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        all.put("claim_types_supported", List.of("normal"));
        // Which others there are is said by each service's mapping.
        all.put("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "sid"));
        all.put("claims_parameter_supported", false);
        all.put("request_parameter_supported", false);
        all.put("request_uri_parameter_supported", false);
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        return all;
    }
}
