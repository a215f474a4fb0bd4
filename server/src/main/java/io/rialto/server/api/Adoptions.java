package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.key.Adoption;
import io.rialto.server.key.Rotation;
import io.rialto.server.key.SiteKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far a site's services are with a key, as it is shown. */
@Component
class Adoptions {

    private final Rotation rotation;

    Adoptions(Rotation rotation) {
        this.rotation = rotation;
    }

    /** By service; of a next key all those that check signatures, of others those that something is known of. */
    Map<String, Object> of(SiteKey key) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (ExternalService service : rotation.concerned(key)) {
            Adoption adoption = key.adoption(service.id());
            if (key.state() == SiteKey.State.NEXT || key.adoptions().contains(adoption)) {
                all.put(service.id().value().toString(), shown(service, adoption));
            }
        }
        return all;
    }

    private static Map<String, @Nullable Object> shown(ExternalService service, Adoption adoption) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("service", service.slug());
        shown.put("state", adoption.state().text());
        shown.put("looks_keys_up", service.protocol().looksKeysUp());
        shown.put("metadata_fetched_at", adoption.metadataFetchedAt());
        shown.put("confirmed_at", adoption.confirmedAt());
        shown.put("canary_since", adoption.canarySince());
        shown.put("canary_launched_at", adoption.canaryLaunchedAt());
        shown.put("canary_passed_at", adoption.canaryPassedAt());
        return shown;
    }
}
