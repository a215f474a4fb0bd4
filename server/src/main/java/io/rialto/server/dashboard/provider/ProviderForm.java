package io.rialto.server.dashboard.provider;

import io.rialto.server.jsonapi.Thing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the form of an identity provider holds.
 *
 * @param preset a kind of provider that is well known; empty: any
 * @param tenant whose it is there
 */
record ProviderForm(
        @Nullable String preset,
        @Nullable String tenant,
        @Nullable String name,
        @Nullable String issuer,
        @Nullable String authorize_url,
        @Nullable String token_url,
        @Nullable String jwks_url,
        @Nullable String client_id,
        @Nullable String client_secret,
        @Nullable String domains,
        @Nullable String organization_parameter) {

    static final ProviderForm EMPTY = new ProviderForm("", "", "", "", "", "", "", "", "", "", "");

    static ProviderForm of(Thing provider) {
        return new ProviderForm(
                "",
                "",
                provider.text("name"),
                provider.text("issuer"),
                provider.text("authorize_url"),
                provider.text("token_url"),
                provider.text("jwks_url"),
                provider.text("client_id"),
                "",
                provider.text("domains"),
                provider.text("organization"));
    }

    /** With the addresses that the provider tells of itself. */
    ProviderForm found(Thing discovered) {
        return new ProviderForm(
                preset,
                tenant,
                name,
                discovered.text("issuer"),
                discovered.text("authorize_url"),
                discovered.text("token_url"),
                discovered.text("jwks_url"),
                client_id,
                client_secret,
                domains,
                organization_parameter);
    }

    /** What is asked for to find the addresses. */
    Map<String, String> search() {
        Map<String, String> search = new LinkedHashMap<>();
        if (text(preset).isEmpty()) {
            search.put("issuer", text(issuer));
        } else {
            search.put("preset", text(preset));
            if (!text(tenant).isEmpty()) {
                search.put("tenant", text(tenant));
            }
        }
        return search;
    }

    /** For the API. A secret that is left empty stays as it is. */
    Map<String, @Nullable String> attributes() {
        Map<String, @Nullable String> attributes = new LinkedHashMap<>();
        attributes.put("name", text(name));
        attributes.put("issuer", text(issuer));
        attributes.put("authorize_url", text(authorize_url));
        attributes.put("token_url", text(token_url));
        attributes.put("jwks_url", text(jwks_url));
        attributes.put("client_id", text(client_id));
        attributes.put("domains", text(domains));
        attributes.put("organization", text(organization_parameter).isEmpty() ? null : text(organization_parameter));
        if (!text(client_secret).isEmpty()) {
            attributes.put("client_secret", text(client_secret));
        }
        return attributes;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** There is a secret in it. */
    @Override
    public String toString() {
        return "ProviderForm";
    }
}
