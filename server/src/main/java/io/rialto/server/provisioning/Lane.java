package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ServiceId;
import java.util.UUID;

/** The tasks of one customer at one service: one after the other. */
record Lane(ServiceId service, String customer) {

    String text() {
        return service.value() + "/" + customer;
    }

    static Lane of(String text) {
        int at = text.indexOf('/');
        return new Lane(new ServiceId(UUID.fromString(text.substring(0, at))), text.substring(at + 1));
    }
}
