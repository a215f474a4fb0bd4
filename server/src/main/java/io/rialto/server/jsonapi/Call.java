package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request that may go on: its token was good, it asks for what we speak, and there is such a method.
 *
 * @param address below {@code /api/}, as it was sent
 */
record Call(
        Caller caller,
        String method,
        String address,
        Query query,
        ByteBuffer body,
        Optional<String> ifMatch,
        Optional<String> idempotencyKey) {

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }
}
