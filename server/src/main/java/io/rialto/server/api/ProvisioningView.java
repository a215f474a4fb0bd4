package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.externalservice.Provisioning.Scim;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service's accounts are kept in step, as the configuration file writes it, without what lets Rialto in. */
final class ProvisioningView {

    private ProvisioningView() {}

    static @Nullable Map<String, @Nullable Object> of(ExternalService service) {
        Provisioning provisioning = service.provisioning();
        if (provisioning == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Scim scim = provisioning.scim();
        view.put("way", scim != null ? "scim" : "webhook");
        view.put("url", scim != null ? scim.url() : provisioning.webhook());
        view.put("token_url", scim != null ? scim.tokenUrl() : null);
        view.put("when", key(provisioning.when()));
        view.put("attributes", provisioning.attributes());
        view.put("groups", provisioning.groups());
        view.put("existing", provisioning.takesOver() ? "take_over" : "refuse");
        view.put("on_disabled", key(provisioning.onDisabled()));
        view.put("on_deleted", key(provisioning.onDeleted()));
        view.put("on_erased", key(provisioning.onErased()));
        view.put("on_ended", key(provisioning.onEnded()));
        return view;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
