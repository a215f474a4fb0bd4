package io.rialto.server.jsonapi;

import io.rialto.server.organization.Caller;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request that may go on: its token was good, it asks for what we speak, and there is such a method.
 *
 * @param address below {@code /api/}, as it was sent
 * @param file the form of the file that a whole list is asked for as
 */
record Call(
        Caller caller,
        String method,
        String address,
        Query query,
        Optional<ListFile> file,
        ByteBuffer body,
        Optional<String> ifMatch,
        Optional<String> idempotencyKey) {

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }
}
