package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Provisioning;
import java.util.Locale;

/** How a service is told. */
public enum Way {
    SCIM,
    WEBHOOK,
    BACK_CHANNEL,
    NONE;

    static Way of(ExternalService service) {
        Provisioning provisioning = service.provisioning();
        if (provisioning != null) {
            return provisioning.scim() != null ? SCIM : WEBHOOK;
        }
        return service.protocol() instanceof Oidc oidc && oidc.backchannelLogoutUri() != null ? BACK_CHANNEL : NONE;
    }

    /** As the API writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
