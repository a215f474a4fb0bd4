package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService.NameIdKind;

/** The name under which a service knows a customer. */
public record Subject(NameIdKind kind, String value) {

    /** A name has no text: it could be an address, and end up in a log. */
    @Override
    public String toString() {
        return "Subject[" + kind + "]";
    }
}
