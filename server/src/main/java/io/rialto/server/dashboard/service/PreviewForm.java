package io.rialto.server.dashboard.service;

import java.util.Objects;

/**
 * For whom a preview is wanted; the most particular counts.
 *
 * @param customer pasted JSON
 */
record PreviewForm(String persona, String customerId, String customer) {

    // What a request leaves out is empty.
    PreviewForm {
        persona = Objects.requireNonNullElse(persona, "");
        customerId = Objects.requireNonNullElse(customerId, "");
        customer = Objects.requireNonNullElse(customer, "");
    }

    static final PreviewForm FIRST = new PreviewForm(Persona.ALL.getFirst().key(), "", "");

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "PreviewForm[…]";
    }
}
