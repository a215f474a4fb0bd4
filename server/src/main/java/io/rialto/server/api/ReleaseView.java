package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service is told of a customer and who may enter it, as it is shown. */
final class ReleaseView {

    private ReleaseView() {}

    static Map<String, @Nullable Object> of(ExternalService service) {
        Release release = service.release();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("attributes", release.attributes());
        shown.put("required", List.copyOf(release.required()));
        shown.put("sensitive", List.copyOf(release.sensitive()));
        shown.put("allow", service.allow());
        return shown;
    }
}
