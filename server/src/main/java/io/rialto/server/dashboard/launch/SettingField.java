package io.rialto.server.dashboard.launch;

import java.util.Set;

/** Where a setting of a service is typed. */
final class SettingField {

    private static final Set<String> PROTOCOLS = Set.of("saml", "oidc", "jwt", "hmac", "api");

    private SettingField() {}

    /** Below the service's page; empty where that has no field for it. */
    static String below(String setting) {
        String protocol = setting.split("\\.", 2)[0];
        if (PROTOCOLS.contains(protocol)) {
            return "/set-up/connection?field=definition/" + setting.replace('.', '/');
        }
        return switch (setting) {
            case "allow" -> "/set-up/entry?field=definition/allow";
            case "attributes" -> "/set-up/attributes?field=definition/attributes";
            case "active" -> "/set-up/publish";
            default -> "";
        };
    }
}
