package io.rialto.server.discovery;

import java.util.Optional;
import java.util.regex.Pattern;

/** Well-known kinds of provider, and how the issuer of one customer of theirs is spelled. */
public enum Preset {
    /** The organization's own authorization server; tenant: {@code acme.okta.com}, or its own domain. */
    OKTA("https://%s"),
    /** Tenant: {@code acme.eu.auth0.com}, or its own domain. The issuer ends with a slash. */
    AUTH0("https://%s/"),
    /** Microsoft Entra ID; tenant: the directory's id. Its names and {@code common} stand for no single issuer. */
    ENTRA_ID("https://login.microsoftonline.com/%s/v2.0") {
        @Override
        Pattern tenants() {
            return Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
        }
    },
    /** Google has one issuer for everybody. */
    GOOGLE("https://accounts.google.com") {
        @Override
        public boolean hasTenants() {
            return false;
        }
    },
    /** Tenant: host and realm, {@code sso.acme.example/realms/staff}. */
    KEYCLOAK("https://%s") {
        @Override
        Pattern tenants() {
            return Pattern.compile(HOST + "(/[A-Za-z0-9_-]{1,60}){0,2}/realms/[A-Za-z0-9_.-]{1,100}");
        }
    };

    private static final String HOST = "[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}(:[0-9]{1,5})?";
    private static final Pattern USUAL = Pattern.compile(HOST);

    private final String issuer;

    Preset(String issuer) {
        this.issuer = issuer;
    }

    public boolean hasTenants() {
        return true;
    }

    Pattern tenants() {
        return USUAL;
    }

    /** The issuer of that tenant; empty when no tenant of this kind is spelled so. */
    public Optional<String> issuerOf(String tenant) {
        return !hasTenants() || tenants().matcher(tenant).matches()
                ? Optional.of(issuer.formatted(tenant))
                : Optional.empty();
    }
}
