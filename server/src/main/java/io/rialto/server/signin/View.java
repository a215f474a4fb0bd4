package io.rialto.server.signin;

import java.util.Map;

/**
 * A page of the staff.
 *
 * @param model what the template reads
 * @param leadsOut its form ends, after a redirect, at a company's provider
 * @param copies it has texts with a button that copies them
 */
record View(int status, String template, Map<String, Object> model, boolean leadsOut, boolean copies) {

    View {
        model = Map.copyOf(model);
    }

    static View of(String template, Map<String, Object> model) {
        return new View(200, template, model, false, false);
    }

    View withStatus(int other) {
        return new View(other, template, model, leadsOut, copies);
    }

    View leadingOut() {
        return new View(status, template, model, true, copies);
    }

    View copying() {
        return new View(status, template, model, leadsOut, true);
    }
}
