package io.rialto.server.launch;

import io.rialto.server.page.Reference;

/** A recorded launch could not be sealed. Without its cause: that could quote what was to be sealed. */
final class SealingFailed extends RuntimeException {

    SealingFailed(Reference reference) {
        super(reference.value(), null, false, false);
    }
}
