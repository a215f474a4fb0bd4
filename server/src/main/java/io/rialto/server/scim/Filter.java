package io.rialto.server.scim;

import tools.jackson.databind.json.JsonMapper;

/** A filter expression (RFC 7644 §3.4.2.2). */
record Filter(String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param attribute one of ours, never a stranger's text */
    static Filter equal(String attribute, String value) {
        // Figure 1, compValue: a string is written as JSON writes it.
        return new Filter(attribute + " eq " + JSON.writeValueAsString(value));
    }
}
