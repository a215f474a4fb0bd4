package io.rialto.server.dashboard.account;

import io.rialto.server.dashboard.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run that somebody wants.
 *
 * @param service the {@link Place#key}
 * @param kind {@code dry} or {@code real}
 * @param who {@code everybody} or {@code these}
 * @param ids of the shop, as they were pasted
 */
record RunForm(String service, String kind, String who, String ids) {

    /** What the form begins with. */
    static RunForm first(String service) {
        return new RunForm(service, "dry", "everybody", "");
    }

    /** Whether nothing is to be made. */
    public boolean dry() {
        return !kind.equals("real");
    }

    /** Whether it is for those alone whose ids are given. */
    public boolean these() {
        return who.equals("these");
    }

    /** For the API. Ids may stand one a line, as they are copied out of a table. */
    Map<String, Object> attributes() {
        int slash = service.indexOf('/');
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("site", slash < 0 ? "" : service.substring(0, slash));
        given.put("service", service.substring(slash + 1));
        given.put("dry_run", dry());
        if (these()) {
            // Nobody is not everybody: the API refuses a list in which no id is.
            given.put("customer_ids", ids.isBlank() ? "," : ids.strip().replaceAll("[,\\s]+", ","));
        }
        return given;
    }

    /** Without the customers: it could end up in a log. */
    @Override
    public String toString() {
        return "RunForm[" + service + "]";
    }
}
